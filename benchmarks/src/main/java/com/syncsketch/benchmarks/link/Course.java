package com.syncsketch.benchmarks.link;

import com.syncsketch.benchmarks.upload.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Uploads that are set against one another.
 *
 * @param mebibytes how long the file is
 * @param congestion the congestion control of the sender's kernel
 * @param atOnce how many contenders run at the same time, each on a link of its own
 * @param partSizes which sizes of parts are tried, in MiB
 * @param parallel how many at the same time are tried
 * @param contenders all of them, those first that take longest
 */
record Course(
        long mebibytes,
        String congestion,
        int atOnce,
        List<Integer> partSizes,
        List<Integer> parallel,
        List<Contender> contenders) {

    private static final String CUBIC = "cubic";
    private static final String BBR = "bbr";

    /** With CUBIC, contenders wait most of the time and do not disturb one another. */
    private static final int MANY_AT_ONCE = 12;

    private static final int FEW_AT_ONCE = 2;

    static List<Course> all(Path folder) throws IOException {
        Source little = source(folder, 16);
        Source medium = source(folder, 64);
        Source large = source(folder, 128);
        List<Integer> sizes = List.of(32, 16, 8, 5);
        List<Integer> usualSizes = List.of(16, 8, 5);
        List<Integer> parallel = List.of(1, 2, 4, 8, 16);

        List<Contender> slow = new ArrayList<>(Contender.settings(medium, usualSizes, List.of(2)));
        slow.addAll(Contender.streams(little));
        slow.addAll(Contender.settings(little, usualSizes, List.of(1)));
        slow.addAll(Contender.settings(medium, sizes, List.of(4, 8, 16)));
        slow.addAll(List.of(Contender.curlInPieces(medium), Contender.defaults(medium)));

        List<Integer> many = List.of(8, 16, 32);
        List<Contender> larger = new ArrayList<>(Contender.settings(large, usualSizes, many));
        larger.add(Contender.defaults(large));

        List<Contender> fast = new ArrayList<>(Contender.streams(medium));
        fast.addAll(Contender.settings(medium, List.of(8), parallel));
        fast.addAll(List.of(Contender.curlInPieces(medium), Contender.defaults(medium)));
        return List.of(
                new Course(64, CUBIC, MANY_AT_ONCE, sizes, parallel, slow),
                new Course(128, CUBIC, MANY_AT_ONCE, usualSizes, many, larger),
                new Course(64, BBR, FEW_AT_ONCE, List.of(8), parallel, fast));
    }

    /** As little as shows that it still runs. */
    static List<Course> smoke(Path folder) throws IOException {
        Source source = source(folder, 8);
        List<Contender> all = new ArrayList<>(Contender.streams(source));
        all.addAll(Contender.settings(source, List.of(5), List.of(2)));
        all.addAll(List.of(Contender.curlInPieces(source), Contender.defaults(source)));
        return List.of(
                new Course(8, CUBIC, FEW_AT_ONCE, List.of(5), List.of(2), all),
                new Course(8, BBR, FEW_AT_ONCE, List.of(5), List.of(2), all));
    }

    private static Source source(Path folder, long mebibytes) throws IOException {
        return Source.create(Files.createDirectory(folder.resolve(mebibytes + "-mebibytes")), mebibytes);
    }

    String title() {
        return mebibytes + " MiB, " + congestion.toUpperCase(Locale.ROOT);
    }
}
