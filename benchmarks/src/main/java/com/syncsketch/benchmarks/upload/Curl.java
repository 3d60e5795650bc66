package com.syncsketch.benchmarks.upload;

import com.syncsketch.benchmarks.process.ProcessResult;
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
     * Returns the command that uploads files to the storage concurrently.
     *
     * @param files the files
     * @param origin the origin of the server
     * @param certificate the certificate to trust, or null for plain HTTP
     */
    public static List<String> put(List<Path> files, String origin, @Nullable Certificate certificate) {
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
            command.addAll(List.of("--upload-file", file.toString(), origin + "/storage/" + ++number));
        }
        return command;
    }

    /** Returns the duration of the slowest upload, without the start of the process. */
    public static double seconds(ProcessResult result) throws IOException {
        return result.output()
                .lines()
                .mapToDouble(Double::parseDouble)
                .max()
                .orElseThrow(() -> new IOException("curl did not print the duration"));
    }
}
