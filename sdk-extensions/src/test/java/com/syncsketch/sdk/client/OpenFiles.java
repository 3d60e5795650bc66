package com.syncsketch.sdk.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The open files of this process. */
public final class OpenFiles {

    private OpenFiles() {}

    /** Returns the open files below a folder; empty on systems other than Linux. */
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
