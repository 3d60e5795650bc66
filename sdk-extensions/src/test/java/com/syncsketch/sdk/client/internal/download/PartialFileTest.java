package com.syncsketch.sdk.client.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.download.IfExists;
import com.syncsketch.sdk.client.error.DownloadException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialFileTest {

    private static final String ETAG = "\"5d41402a\"";

    @TempDir
    private Path folder;

    @Test
    void receivedPart_isFoundByTheNextDownload() throws IOException {
        try (AtomicFile file = file();
                PartialFile part = new PartialFile(file, true)) {
            write(part.begin(ETAG, 10), "123456");
        }
        try (AtomicFile file = file();
                PartialFile part = new PartialFile(file, true)) {
            assertThat(part.version()).isEqualTo(new PartialFile.Version(ETAG, 10));
            assertThat(part.position()).isEqualTo(6);
            write(part.resume(4), "5678");
        }
        assertThat(folder.resolve("shot.mov.part")).hasContent("12345678");
    }

    @Test
    void partThatDoesNotPersist_leavesNothing() throws IOException {
        try (AtomicFile file = new AtomicFile(folder.resolve("shot.mov"), IfExists.FAIL, false);
                PartialFile part = new PartialFile(file, false)) {
            write(part.begin(ETAG, 10), "123456");
            assertThat(part.position()).isEqualTo(6);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void versionOfTheWriter_survivesARefusedDownload() throws IOException {
        try (AtomicFile file = file();
                PartialFile part = new PartialFile(file, true)) {
            write(part.begin(ETAG, 10), "123456");
            assertThatThrownBy(() -> new PartialFile(file, true))
                    .isInstanceOf(DownloadException.class)
                    .hasMessageContaining("Another download writes");
            write(part.resume(6), "78");
        }
        assertThat(folder.resolve("shot.mov.part")).hasContent("12345678");
        assertThat(folder.resolve("shot.mov.part.etag")).hasContent(ETAG + "\n10\n");
    }

    @Test
    void versionFileThatCannotBeOpened_isReported() throws IOException {
        Files.createDirectories(folder.resolve("shot.mov.part.etag"));
        try (AtomicFile file = file()) {
            assertThatThrownBy(() -> new PartialFile(file, true))
                    .isInstanceOf(DownloadException.class)
                    .hasMessageContaining("shot.mov.part.etag cannot be read")
                    .hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void versionFileThatIsALink_isNotFollowed() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "untouched");
        Files.createSymbolicLink(folder.resolve("shot.mov.part.etag"), other);
        try (AtomicFile file = file()) {
            assertThatThrownBy(() -> new PartialFile(file, true)).isInstanceOf(DownloadException.class);
        }
        assertThat(other).hasContent("untouched");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2048, 2049, 100_000})
    void versionFileWithMoreThanAVersion_isIgnored(int rest) throws IOException {
        Files.writeString(folder.resolve("shot.mov.part.etag"), ETAG + "\n10\n" + "x".repeat(rest));
        Files.writeString(folder.resolve("shot.mov.part"), "123456");
        try (AtomicFile file = file();
                PartialFile part = new PartialFile(file, true)) {
            assertThat(part.version()).isNull();
            assertThat(part.position()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"123456789012, 0", "1234567890, 9", "123456789, 9", "1, 1"})
    void lengthOfThePart_decidesWhereTheDownloadContinues(String content, long position) throws IOException {
        Files.writeString(folder.resolve("shot.mov.part.etag"), ETAG + "\n10\n");
        Files.writeString(folder.resolve("shot.mov.part"), content);
        try (AtomicFile file = file();
                PartialFile part = new PartialFile(file, true)) {
            assertThat(part.position()).isEqualTo(position);
        }
    }

    @Test
    void partThatIsALink_isNotContinued() throws IOException {
        Files.writeString(folder.resolve("shot.mov.part.etag"), ETAG + "\n10\n");
        Path other = Files.writeString(folder.resolve("other"), "123456");
        Files.createSymbolicLink(folder.resolve("shot.mov.part"), other);
        try (AtomicFile file = file();
                PartialFile part = new PartialFile(file, true)) {
            assertThat(part.position()).isZero();
            assertThat(part.version()).isNull();
            assertThatThrownBy(() -> part.resume(0)).isInstanceOf(IOException.class);
            write(part.begin(null, -1), "new");
        }
        assertThat(other).hasContent("123456");
    }

    private AtomicFile file() {
        return new AtomicFile(folder.resolve("shot.mov"), IfExists.FAIL, true);
    }

    private static void write(FileChannel channel, String text) throws IOException {
        try (channel) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        }
    }
}
