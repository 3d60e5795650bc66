package com.syncsketch.sdk.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

    @TempDir
    private Path folder;

    private String fingerprint(Path file) {
        return Fingerprint.of(FileSnapshot.of(file));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 65_535, 65_536, 65_537, 3_000_000, 60L * 1024 * 1024 * 1024})
    void of_seesTheFirstAndTheLastByte_atAnyLength(long length) throws IOException {
        Path file = folder.resolve("file");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(length);
            String zeros = fingerprint(file);
            assertThat(fingerprint(file)).isEqualTo(zeros);
            for (long at : new long[] {0, length - 1}) {
                sparse.seek(at);
                sparse.write(1);
                assertThat(fingerprint(file)).isNotEqualTo(zeros);
                sparse.seek(at);
                sparse.write(0);
            }
        }
    }

    @Test
    void of_aShortFile_seesEachByte() throws IOException {
        Path file = folder.resolve("file");
        byte[] bytes = new byte[Fingerprint.SAMPLES * 64 * 1024];
        String zeros = fingerprint(Files.write(file, bytes));
        for (int at = 0; at < bytes.length; at += 4_093) {
            bytes[at] = 1;
            assertThat(fingerprint(Files.write(file, bytes))).isNotEqualTo(zeros);
            bytes[at] = 0;
        }
    }

    @Test
    void of_aRenderWithTheSameHeader_differs() throws IOException {
        byte[] bytes = new byte[5_000_000];
        String first = fingerprint(Files.write(folder.resolve("first"), bytes));
        Arrays.fill(bytes, 100_000, 4_900_000, (byte) 7);
        assertThat(fingerprint(Files.write(folder.resolve("second"), bytes))).isNotEqualTo(first);
    }
}
