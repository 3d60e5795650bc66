package com.syncsketch.it.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Checks for open files of this process, if the operating system lists them. */
final class OpenFiles {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final int MAX_ATTEMPTS = 100;

    private OpenFiles() {}

    /** Returns whether a file is closed now or soon; threads of the HTTP client may still use it. */
    static boolean isClosedSoon(Path file) throws IOException, InterruptedException {
        for (int attempt = 0; isOpen(file); attempt++) {
            if (attempt == MAX_ATTEMPTS) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }

    private static boolean isOpen(Path file) throws IOException {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return false;
        }
        Path real = file.toRealPath();
        List<Path> descriptors;
        try (Stream<Path> all = Files.list(DESCRIPTORS)) {
            descriptors = all.toList();
        }
        for (Path descriptor : descriptors) {
            try {
                if (Files.readSymbolicLink(descriptor).equals(real)) {
                    return true;
                }
            } catch (IOException e) {
                // Closed in the meantime, like the descriptor of the directory stream itself.
            }
        }
        return false;
    }
}
