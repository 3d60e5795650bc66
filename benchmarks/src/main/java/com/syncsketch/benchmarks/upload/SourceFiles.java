package com.syncsketch.benchmarks.upload;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The files to upload: one large file, and four files that together have the same size.
 *
 * @param whole the large file
 * @param pieces the four files
 * @param mebibytes the size of the large file
 */
public record SourceFiles(Path whole, List<Path> pieces, long mebibytes) {

    private static final int PIECES = 4;
    private static final int MIB = 1 << 20;

    /**
     * Creates the files.
     *
     * @param folder the folder of the files
     * @param mebibytes the size of the large file, a multiple of 4
     */
    public static SourceFiles create(Path folder, long mebibytes) throws IOException {
        Path whole = folder.resolve("master.mov");
        fill(whole, mebibytes);
        List<Path> pieces = new ArrayList<>();
        for (int i = 0; i < PIECES; i++) {
            Path piece = folder.resolve("piece" + i);
            fill(piece, mebibytes / PIECES);
            pieces.add(piece);
        }
        return new SourceFiles(whole, pieces, mebibytes);
    }

    /** Fills a file with a repeated block of incompressible bytes. */
    private static void fill(Path file, long mebibytes) throws IOException {
        byte[] block = new byte[MIB];
        new Random(1).nextBytes(block);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long i = 0; i < mebibytes; i++) {
                out.write(block);
            }
        }
    }

    /** Deletes all files. */
    public void delete() throws IOException {
        Files.deleteIfExists(whole);
        for (Path piece : pieces) {
            Files.deleteIfExists(piece);
        }
    }
}
