package com.syncsketch.it.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What this process has open, where the operating system tells. */
final class OpenFiles {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final int MOST_LOOKS = 100;

    private OpenFiles() {}

    /** Tells whether a file is closed by now, or soon: threads of the HTTP client may still be at it. */
    static boolean closes(Path file) throws IOException, InterruptedException {
        for (int look = 0; isOpen(file); look++) {
            if (look == MOST_LOOKS) {
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
                // Closed meanwhile, such as that of the list itself.
            }
        }
        return false;
    }
}
