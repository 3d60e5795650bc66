package com.syncsketch.sdk.client.internal.upload.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.BrokenDisk;
import com.syncsketch.sdk.client.error.UnusableFileException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileFingerprintTest {

    @TempDir
    private Path folder;

    private String fingerprint(Path file) {
        return FileFingerprint.of(FileSnapshot.of(file));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 65_535, 65_536, 65_537, 3_000_000, 60L * 1024 * 1024 * 1024})
    void of_includesTheFirstAndTheLastByte_atAnyLength(long length) throws IOException {
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

    /** Resume files may be read by a later version, so the format must not change. */
    @ParameterizedTest
    @ValueSource(ints = {1, 65_536, 65_537, 16 * 65_536, 16 * 65_536 + 7, 3_000_000})
    void of_isTheHashOfEvenlySpreadSamples(int length) throws Exception {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        int last = Math.max(0, length - 65_536);
        for (int sample = 0; sample < 16; sample++) {
            int offset = (int) ((long) last * sample / 15);
            digest.update(bytes, offset, Math.min(65_536, length - offset));
        }
        assertThat(fingerprint(Files.write(folder.resolve("file"), bytes)))
                .isEqualTo("sha256-of-samples:" + HexFormat.of().formatHex(digest.digest()));
    }

    /** A network share may return fewer bytes than requested, and then fail. */
    @Test
    void of_fileThatCannotBeReadCompletely_throws() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[100_000]);
        FileSnapshot snapshot = FileSnapshot.of(BrokenDisk.with(file, 50_000));
        assertThatThrownBy(() -> FileFingerprint.of(snapshot))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("cannot be read")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void of_shortFile_includesEachByte() throws IOException {
        Path file = folder.resolve("file");
        byte[] bytes = new byte[FileFingerprint.SAMPLES * 64 * 1024];
        String zeros = fingerprint(Files.write(file, bytes));
        for (int at = 0; at < bytes.length; at += 4_093) {
            bytes[at] = 1;
            assertThat(fingerprint(Files.write(file, bytes))).isNotEqualTo(zeros);
            bytes[at] = 0;
        }
    }

    @Test
    void of_rendersWithTheSameHeader_differ() throws IOException {
        byte[] bytes = new byte[5_000_000];
        String first = fingerprint(Files.write(folder.resolve("first"), bytes));
        Arrays.fill(bytes, 100_000, 4_900_000, (byte) 7);
        assertThat(fingerprint(Files.write(folder.resolve("second"), bytes))).isNotEqualTo(first);
    }
}
