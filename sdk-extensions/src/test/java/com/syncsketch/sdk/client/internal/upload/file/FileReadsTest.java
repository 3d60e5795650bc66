package com.syncsketch.sdk.client.internal.upload.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.internal.util.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReadsTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("shot.mov"), "0123456789");
    }

    @Test
    void digest_isThatOfTheRange() {
        MessageDigest expected = Digests.sha256();
        expected.update("345".getBytes(StandardCharsets.US_ASCII));

        assertThat(FileReads.digest(file, 3, 3, Digests.sha256())).isEqualTo(Digests.hex(expected));
    }

    @Test
    void rangeBeyondTheEnd_isNotReadInPart() {
        assertThatThrownBy(() -> FileReads.digest(file, 3, 8, Digests.sha256()))
                .isInstanceOf(UnusableFileException.class)
                .hasRootCauseMessage("The file ends before 11 bytes");
    }

    @Test
    void interrupt_isNotAFaultOfTheFile() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> FileReads.digest(file, 0, 10, Digests.sha256()))
                    .isInstanceOf(RequestInterruptedException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
