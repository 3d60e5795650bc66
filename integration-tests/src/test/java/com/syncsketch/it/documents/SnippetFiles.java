package com.syncsketch.it.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The files that snippets use, in the folder in which they run. */
final class SnippetFiles {

    /** A file of three parts. */
    static final Path SHOT = Path.of("shot010_v003.mov");

    private static final int MEBIBYTE = 1024 * 1024;

    /** Two full parts of the default size and a small third part. */
    private static final int SHOT_SIZE = 17 * MEBIBYTE;

    private static final List<Path> SMALL = List.of(
            Path.of("shot020_v001.mov"), Path.of("dailies/shot030_v002.mov"), Path.of("dailies/shot040_v001.mov"));

    private final Path folder;

    SnippetFiles(Path folder) {
        this.folder = folder;
    }

    /** Restores the initial state of the folder. */
    void reset() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(folder) && !(path.equals(folder.resolve(SHOT)) && isComplete(path))) {
                    Files.delete(path);
                }
            }
        }
        write(SHOT, SHOT_SIZE);
        for (Path file : SMALL) {
            write(file, MEBIBYTE);
        }
    }

    /** Returns whether the large file can be kept, because writing it before each snippet would be slow. */
    private static boolean isComplete(Path shot) throws IOException {
        return Files.size(shot) == SHOT_SIZE;
    }

    private void write(Path name, int size) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            byte[] content = new byte[size];
            new Random(size).nextBytes(content);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        }
    }
}
