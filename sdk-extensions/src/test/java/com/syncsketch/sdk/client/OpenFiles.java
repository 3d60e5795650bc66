package com.syncsketch.sdk.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What this process has open. */
public final class OpenFiles {

    private OpenFiles() {}

    /** Gives the files below a folder that this process has open, where the system tells: on Linux. */
    public static List<Path> below(Path folder) throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        List<Path> open = new ArrayList<>();
        if (Files.isDirectory(descriptors)) {
            try (Stream<Path> all = Files.list(descriptors)) {
                for (Path descriptor : all.toList()) {
                    if (Files.isSymbolicLink(descriptor)
                            && Files.readSymbolicLink(descriptor).startsWith(folder.toRealPath())) {
                        open.add(Files.readSymbolicLink(descriptor));
                    }
                }
            }
        }
        return open;
    }
}
