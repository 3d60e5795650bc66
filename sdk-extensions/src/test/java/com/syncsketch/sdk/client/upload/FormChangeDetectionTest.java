package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.FileChangedException;
import com.syncsketch.sdk.client.resource.Uploads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that change while they are uploaded in a single request. */
@Timeout(60)
class FormChangeDetectionTest {

    private final TestServer server = new TestServer();
    private final Uploads uploads = server.client().uploads();

    @TempDir
    private Path folder;

    private Path file;

    /** Changes the file after its bytes have arrived. */
    private interface Change {

        void apply() throws IOException;
    }

    @BeforeEach
    void write() throws IOException {
        file = Files.write(folder.resolve("shot.mov"), new byte[300_000]);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private long upload(boolean signed, ChangeDetection detection, Change change) {
        server.handle(exchange -> {
            server.note(exchange);
            boolean signing = exchange.getRequestURI().getPath().contains("get-s3-signed-url");
            if (!signing) {
                change.apply();
            }
            String form = "{\"url\": \"" + server.url() + "/bucket/\", \"fields\": {\"x-amz-meta-item-id\": \"502\"}}";
            TestServer.send(exchange, 200, "application/json", signing ? form : "{\"id\": 502}");
        });
        UploadRequest request =
                UploadRequest.builder(31, file).changeDetection(detection).build();
        return (signed ? uploads.uploadSigned(request) : uploads.uploadToServer(request)).getId();
    }

    private void touch() throws IOException {
        Files.setLastModifiedTime(file, FileTime.fromMillis(5_000));
    }

    private void changeLastByte() throws IOException {
        byte[] bytes = new byte[300_000];
        bytes[299_999] = 1;
        Files.write(file, bytes);
        touch();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void touchedFile_isTheSameByItsContentOnly(boolean signed) {
        assertThat(upload(signed, ChangeDetection.CONTENT, this::touch)).isEqualTo(502);
        assertThatThrownBy(() -> upload(
                        signed,
                        ChangeDetection.SIZE_AND_TIME,
                        () -> Files.setLastModifiedTime(file, FileTime.fromMillis(9_000))))
                .isInstanceOf(FileChangedException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void changedFile_isDetectedByItsContent(boolean signed) {
        assertThatThrownBy(() -> upload(signed, ChangeDetection.CONTENT, this::changeLastByte))
                .isInstanceOfSatisfying(
                        FileChangedException.class,
                        e -> assertThat(e.getItemId()).isEqualTo(502));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void grownFile_isDetectedByItsContent(boolean signed) {
        assertThatThrownBy(() -> upload(signed, ChangeDetection.CONTENT, () -> Files.write(file, new byte[300_001])))
                .isInstanceOf(FileChangedException.class);
    }
}
