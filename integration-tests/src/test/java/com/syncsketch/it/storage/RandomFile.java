package com.syncsketch.it.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** A file of random bytes, from which files for uploads are copied. */
final class RandomFile {

    private static final int BLOCK = 1024 * 1024;

    private final Path file;
    private final int size;
    private int count;

    RandomFile(Path folder, int mebibytes, long seed) throws IOException {
        file = folder.resolve("random.bin");
        size = mebibytes * BLOCK;
        Random random = new Random(seed);
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < mebibytes; i++) {
                random.nextBytes(block);
                out.write(block);
            }
        }
    }

    int size() {
        return size;
    }

    void delete() throws IOException {
        Files.delete(file);
    }

    /** Copies a range of bytes to a new file. */
    Path cut(long from, long length) throws IOException {
        count++;
        Path piece = file.resolveSibling("shot_" + count + ".mov");
        try (FileChannel in = FileChannel.open(file);
                FileChannel out = FileChannel.open(
                        piece,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            long done = 0;
            while (done < length) {
                done += in.transferTo(from + done, length - done, out);
            }
        }
        return piece;
    }
}
