package com.syncsketch.testsupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lists the files that this process has open. Known on Linux only; elsewhere no file counts as open. */
public final class OpenFiles {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final int MAX_CHECKS = 100;

    private OpenFiles() {}

    /**
     * Returns the open files below a folder.
     *
     * @param path a folder, or a file
     * @return the open files, one entry for each descriptor
     * @throws IOException if the folder does not exist
     */
    public static List<Path> below(Path path) throws IOException {
        List<Path> open = new ArrayList<>();
        if (!Files.isDirectory(DESCRIPTORS)) {
            return open;
        }
        Path real = path.toRealPath();
        List<Path> descriptors;
        try (Stream<Path> all = Files.list(DESCRIPTORS)) {
            descriptors = all.toList();
        }
        for (Path descriptor : descriptors) {
            try {
                Path target = Files.readSymbolicLink(descriptor);
                if (target.startsWith(real)) {
                    open.add(target);
                }
            } catch (IOException e) {
                // Closed in the meantime, such as the descriptor of the listing itself.
            }
        }
        return open;
    }

    /**
     * Waits until a file is closed; a thread may still be about to close it.
     *
     * @param file the file
     * @return true if it is closed, false if it is still open after 5 seconds
     * @throws IOException if the file does not exist
     * @throws InterruptedException if the thread is interrupted
     */
    public static boolean awaitClosed(Path file) throws IOException, InterruptedException {
        for (int check = 0; !below(file).isEmpty(); check++) {
            if (check == MAX_CHECKS) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }
}
