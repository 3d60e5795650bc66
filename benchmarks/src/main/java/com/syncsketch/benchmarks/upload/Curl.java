package com.syncsketch.benchmarks.upload;

import com.syncsketch.benchmarks.process.Usage;
import com.syncsketch.benchmarks.server.Certificate;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Uploads with curl. */
public final class Curl {

    private Curl() {}

    /**
     * Returns the command that puts files into the storage, all at the same time.
     *
     * @param files the files
     * @param address the origin of the server
     * @param certificate the certificate to trust, or null for plain HTTP
     */
    public static List<String> put(List<Path> files, String address, @Nullable Certificate certificate) {
        List<String> command = new ArrayList<>(List.of(
                "curl",
                "--silent",
                "--show-error",
                "--fail",
                "--parallel",
                "--parallel-immediate",
                "--write-out",
                "%{time_total}\\n"));
        if (certificate != null) {
            command.addAll(List.of("--cacert", certificate.trust().toString()));
        }
        int number = 0;
        for (Path file : files) {
            command.addAll(List.of("--upload-file", file.toString(), address + "/storage/" + ++number));
        }
        return command;
    }

    /** Returns how long the slowest of the uploads took, without the start of the process. */
    public static double seconds(Usage usage) throws IOException {
        return usage.output()
                .lines()
                .mapToDouble(Double::parseDouble)
                .max()
                .orElseThrow(() -> new IOException("curl did not report how long it took"));
    }
}
