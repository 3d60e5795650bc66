package com.syncsketch.benchmarks.upload;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What is uploaded: one file, and the same bytes in four.
 *
 * @param whole the file
 * @param pieces the four
 * @param mebibytes how long the file is
 */
public record Source(Path whole, List<Path> pieces, long mebibytes) {

    private static final int PIECES = 4;
    private static final int MIB = 1 << 20;

    /**
     * Makes it.
     *
     * @param folder where
     * @param mebibytes how long the file is, a multiple of 4
     */
    public static Source make(Path folder, long mebibytes) throws IOException {
        Path whole = folder.resolve("master.mov");
        fill(whole, mebibytes);
        List<Path> pieces = new ArrayList<>();
        for (int i = 0; i < PIECES; i++) {
            Path piece = folder.resolve("piece" + i);
            fill(piece, mebibytes / PIECES);
            pieces.add(piece);
        }
        return new Source(whole, pieces, mebibytes);
    }

    /** Bytes that cannot be compressed, the same ones again and again. */
    private static void fill(Path file, long mebibytes) throws IOException {
        byte[] block = new byte[MIB];
        new Random(1).nextBytes(block);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long i = 0; i < mebibytes; i++) {
                out.write(block);
            }
        }
    }

    public void delete() throws IOException {
        Files.deleteIfExists(whole);
        for (Path piece : pieces) {
            Files.deleteIfExists(piece);
        }
    }
}
