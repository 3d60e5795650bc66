package com.syncsketch.benchmarks.link;

import com.syncsketch.benchmarks.process.Child;
import com.syncsketch.benchmarks.process.Usage;
import com.syncsketch.benchmarks.upload.Curl;
import com.syncsketch.benchmarks.upload.OurUpload;
import com.syncsketch.benchmarks.upload.Source;
import com.syncsketch.benchmarks.upload.Timing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One way to upload a file.
 *
 * @param name how it is shown
 * @param mebibytes how long the file is
 * @param command the program, for the address of a server
 * @param seconds how long the upload took, of what the program used
 */
record Contender(String name, long mebibytes, Function<String, List<String>> command, Clock seconds) {

    /** Ours with its defaults. */
    static final String OURS = "ours";

    private static final long MIB = 1 << 20;

    /** Reads how long an upload took. */
    @FunctionalInterface
    interface Clock {
        double seconds(Usage usage) throws IOException;
    }

    /** One stream, by others than the client's upload in parts. */
    static List<Contender> streams(Source source) {
        return List.of(
                curl("curl, 1 stream", source.mebibytes(), List.of(source.whole())),
                ours("ours by a form, 1 stream", source, "-D" + OurUpload.FORM + "=true"));
    }

    /** As many streams as curl sends files. */
    static Contender curlInPieces(Source source) {
        return curl("curl, 4 files at once", source.mebibytes(), source.pieces());
    }

    /** Ours with its defaults. */
    static Contender defaults(Source source) {
        return ours(OURS, source);
    }

    /** Ours with each of these settings. */
    static List<Contender> settings(Source source, List<Integer> partSizes, List<Integer> parallel) {
        List<Contender> all = new ArrayList<>();
        for (int size : partSizes) {
            for (int parts : parallel) {
                all.add(ours(
                        inParts(size, parts),
                        source,
                        "-D" + OurUpload.PART_SIZE + "=" + size * MIB,
                        "-D" + OurUpload.PARALLELISM + "=" + parts));
            }
        }
        return all;
    }

    /** The name of ours with other settings than its defaults. */
    static String inParts(int mebibytes, int parallel) {
        return "ours, parts of " + mebibytes + " MiB, " + parallel + " at once";
    }

    private static Contender curl(String name, long mebibytes, List<Path> files) {
        return new Contender(name, mebibytes, address -> Curl.put(files, address, null), Curl::seconds);
    }

    private static Contender ours(String name, Source source, String... properties) {
        List<String> options = new ArrayList<>(List.of("-Xmx64m"));
        options.addAll(List.of(properties));
        return new Contender(
                name,
                source.mebibytes(),
                address -> Child.java(
                        options,
                        System.getProperty("java.class.path"),
                        OurUpload.class.getName(),
                        List.of(address, source.whole().toString())),
                usage -> Timing.of(usage.output()).seconds());
    }
}
