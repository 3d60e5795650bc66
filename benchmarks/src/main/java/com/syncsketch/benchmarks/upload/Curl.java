package com.syncsketch.benchmarks.upload;

import com.syncsketch.benchmarks.server.Certificate;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Uploads by the tool of that name. */
public final class Curl {

    private Curl() {}

    /**
     * The command that puts files into the storage, all at the same time.
     *
     * @param files what
     * @param address the server
     * @param certificate what to trust, or null for plain HTTP
     */
    public static List<String> put(List<Path> files, String address, @Nullable Certificate certificate) {
        List<String> command = new ArrayList<>(
                List.of("curl", "--silent", "--show-error", "--fail", "--parallel", "--parallel-immediate"));
        if (certificate != null) {
            command.addAll(List.of("--cacert", certificate.trust().toString()));
        }
        int number = 0;
        for (Path file : files) {
            command.addAll(List.of("--upload-file", file.toString(), address + "/storage/" + ++number));
        }
        return command;
    }
}
