package com.syncsketch.benchmarks.link;

import com.syncsketch.benchmarks.process.ChildProcess;
import com.syncsketch.benchmarks.process.ProcessResult;
import com.syncsketch.benchmarks.upload.Curl;
import com.syncsketch.benchmarks.upload.SdkUpload;
import com.syncsketch.benchmarks.upload.SourceFiles;
import com.syncsketch.benchmarks.upload.UploadTiming;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A program that uploads a file.
 *
 * @param name the name in tables
 * @param mebibytes the size of the file in MiB
 * @param command creates the command for the URL of a server
 * @param timer extracts the duration of the upload from the result of the process
 */
record UploadCandidate(String name, long mebibytes, Function<String, List<String>> command, Timer timer) {

    /** The name of our client with its defaults. */
    static final String OURS = "ours";

    private static final long MIB = 1 << 20;

    /** Returns the duration of an upload in seconds. */
    @FunctionalInterface
    interface Timer {
        double seconds(ProcessResult result) throws IOException;
    }

    /** Returns the candidates that use a single stream. */
    static List<UploadCandidate> streams(SourceFiles source) {
        return List.of(
                curl("curl, 1 stream", source.mebibytes(), List.of(source.whole())),
                ours("ours by a form, 1 stream", source, "-D" + SdkUpload.FORM + "=true"));
    }

    /** Returns curl with one stream per file. */
    static UploadCandidate curlInPieces(SourceFiles source) {
        return curl("curl, 4 files at once", source.mebibytes(), source.pieces());
    }

    /** Returns our client with its defaults. */
    static UploadCandidate defaults(SourceFiles source) {
        return ours(OURS, source);
    }

    /** Returns our client with each combination of these settings. */
    static List<UploadCandidate> settings(SourceFiles source, List<Integer> partSizes, List<Integer> parallel) {
        List<UploadCandidate> all = new ArrayList<>();
        for (int size : partSizes) {
            for (int parts : parallel) {
                all.add(ours(
                        inParts(size, parts),
                        source,
                        "-D" + SdkUpload.PART_SIZE + "=" + size * MIB,
                        "-D" + SdkUpload.PARALLELISM + "=" + parts));
            }
        }
        return all;
    }

    /** Returns the name of our client with these settings. */
    static String inParts(int mebibytes, int parallel) {
        return "ours, parts of " + mebibytes + " MiB, " + parallel + " at once";
    }

    private static UploadCandidate curl(String name, long mebibytes, List<Path> files) {
        return new UploadCandidate(name, mebibytes, url -> Curl.put(files, url, null), Curl::seconds);
    }

    private static UploadCandidate ours(String name, SourceFiles source, String... properties) {
        List<String> options = new ArrayList<>(List.of("-Xmx64m"));
        options.addAll(List.of(properties));
        return new UploadCandidate(
                name,
                source.mebibytes(),
                url -> ChildProcess.java(
                        options,
                        System.getProperty("java.class.path"),
                        SdkUpload.class.getName(),
                        List.of(url, source.whole().toString())),
                result -> UploadTiming.of(result.output()).seconds());
    }
}
