package com.syncsketch.benchmarks.link;

import com.syncsketch.benchmarks.upload.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A comparison of uploads of the same file.
 *
 * @param mebibytes the size of the file in MiB
 * @param congestion the TCP congestion control of the client's kernel
 * @param concurrency the number of candidates that run at the same time, each on a link of its own
 * @param partSizes the part sizes to compare, in MiB
 * @param parallelism the numbers of concurrent parts to compare
 * @param candidates the candidates, slowest first
 */
record Scenario(
        long mebibytes,
        String congestion,
        int concurrency,
        List<Integer> partSizes,
        List<Integer> parallelism,
        List<UploadCandidate> candidates) {

    private static final String CUBIC = "cubic";
    private static final String BBR = "bbr";

    /** With CUBIC, candidates wait most of the time and do not affect one another. */
    private static final int HIGH_CONCURRENCY = 12;

    private static final int LOW_CONCURRENCY = 2;

    /** Returns all scenarios. */
    static List<Scenario> all(Path folder) throws IOException {
        SourceFiles little = source(folder, 16);
        SourceFiles medium = source(folder, 64);
        SourceFiles large = source(folder, 128);
        List<Integer> sizes = List.of(32, 16, 8, 5);
        List<Integer> commonSizes = List.of(16, 8, 5);
        List<Integer> parallelism = List.of(1, 2, 4, 8, 16);

        List<UploadCandidate> slow = new ArrayList<>(UploadCandidate.settings(medium, commonSizes, List.of(2)));
        slow.addAll(UploadCandidate.streams(little));
        slow.addAll(UploadCandidate.settings(little, commonSizes, List.of(1)));
        slow.addAll(UploadCandidate.settings(medium, sizes, List.of(4, 8, 16)));
        slow.addAll(List.of(UploadCandidate.curlInPieces(medium), UploadCandidate.defaults(medium)));

        List<Integer> many = List.of(8, 16, 32);
        List<UploadCandidate> larger = new ArrayList<>(UploadCandidate.settings(large, commonSizes, many));
        larger.add(UploadCandidate.defaults(large));

        List<UploadCandidate> fast = new ArrayList<>(UploadCandidate.streams(medium));
        fast.addAll(UploadCandidate.settings(medium, List.of(8), parallelism));
        fast.addAll(List.of(UploadCandidate.curlInPieces(medium), UploadCandidate.defaults(medium)));
        return List.of(
                new Scenario(64, CUBIC, HIGH_CONCURRENCY, sizes, parallelism, slow),
                new Scenario(128, CUBIC, HIGH_CONCURRENCY, commonSizes, many, larger),
                new Scenario(64, BBR, LOW_CONCURRENCY, List.of(8), parallelism, fast));
    }

    /** Returns minimal scenarios for a smoke test. */
    static List<Scenario> smoke(Path folder) throws IOException {
        SourceFiles source = source(folder, 8);
        List<UploadCandidate> all = new ArrayList<>(UploadCandidate.streams(source));
        all.addAll(UploadCandidate.settings(source, List.of(5), List.of(2)));
        all.addAll(List.of(UploadCandidate.curlInPieces(source), UploadCandidate.defaults(source)));
        return List.of(
                new Scenario(8, CUBIC, LOW_CONCURRENCY, List.of(5), List.of(2), all),
                new Scenario(8, BBR, LOW_CONCURRENCY, List.of(5), List.of(2), all));
    }

    private static SourceFiles source(Path folder, long mebibytes) throws IOException {
        return SourceFiles.create(Files.createDirectory(folder.resolve(mebibytes + "-mebibytes")), mebibytes);
    }

    /** Returns the name in tables. */
    String title() {
        return mebibytes + " MiB, " + congestion.toUpperCase(Locale.ROOT);
    }
}
