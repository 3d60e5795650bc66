package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.internal.util.FakeTime;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identifiers of the service and the storage that cannot be sent, and odd ones that can. */
@Timeout(120)
class UnusableIdsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FakeMultipart fake = new FakeMultipart();
    private final FakeTime time = new FakeTime();
    private final SyncSketchClient client = fake.service
            .clientBuilder(time.timing())
            .retryPolicy(RetryPolicy.standard())
            .build();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        client.close();
        fake.close();
    }

    private UploadRequestBuilder request() throws IOException {
        return UploadRequest.builder(31, Files.write(folder.resolve("clip.mov"), new byte[] {1, 2, 3}));
    }

    private void respond(String step, String json) {
        fake.faults.put(step, (exchange, call) -> {
            exchange.getRequestBody().readAllBytes();
            TestServer.send(exchange, 200, "application/json", json);
            return true;
        });
    }

    private static String created(String uploadId, String key) {
        return JSON.createObjectNode().put("uploadId", uploadId).put("key", key).toString();
    }

    private static void assertOneLine(Throwable e) {
        assertThat(e.getMessage()).doesNotContainPattern("[\\p{Cntrl}\\u0085\\u2028\\u202e]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "/",
                "/upload",
                "upload/",
                "up//load",
                "up/../load",
                "up/.",
                "up\nload",
                "up\r\nERROR forged",
                "up\u0000load",
                "up\u0085load",
                "up\u2028load",
                "up\u202eload",
                "up\ud800load"
            })
    void uploadId_thatCannotBeSent_isATypedError(String uploadId) throws IOException {
        respond("create", created(uploadId, "k").replace("\ud800", "\\ud800"));
        UploadRequest request =
                request().resumeFile(folder.resolve("clip.json")).build();

        UnfinishedUploadException e = catchThrowableOfType(
                UnfinishedUploadException.class, () -> client.uploads().upload(request));

        assertThat(e)
                .hasCauseInstanceOf(DecodingException.class)
                .hasMessageContainingAll("the uploadId is not usable", "item 502 has no media file");
        assertOneLine(e);
        assertThat(fake.steps).containsExactly("start", "create");

        fake.faults.clear();
        assertThat(client.uploads().upload(request).getId()).isEqualTo(502);
        assertThat(fake.count("start")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2~up/load=", "a b", "a+b%2Fc?d#e&f", "é日本", "...", "a..b"})
    void uploadId_thatIsOdd_isSentAsItIs(String uploadId) throws IOException {
        respond("create", created(uploadId, "k"));

        assertThat(client.uploads().upload(request().build()).getId()).isEqualTo(502);
        assertThat(fake.service.received)
                .anySatisfy(request -> assertThat(
                                URLDecoder.decode(request.uri().replace("+", "%2B"), StandardCharsets.UTF_8))
                        .startsWith("/uploads/multipart-upload/" + uploadId + "/sign-part/1/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "half\ud800"})
    void key_thatCannotBeSent_isATypedError(String key) throws IOException {
        respond("create", created("up", key).replace("\ud800", "\\ud800"));
        UploadRequest request = request().build();

        assertThatThrownBy(() -> client.uploads().upload(request))
                .isInstanceOf(UnfinishedUploadException.class)
                .hasMessageContaining("the key is not usable");
        assertThat(fake.steps).containsExactly("start", "create");
    }

    /** A key may contain the name of the file, which may contain anything. */
    @ParameterizedTest
    @ValueSource(strings = {" ", "..", "/a//b", "line\nbreak\r\u0000\u0085\u2028\u202e.mov", "é日本\ud83d\ude00"})
    void key_thatIsOdd_survivesAResumeFile(String key) throws IOException {
        respond("create", created("up", key));
        fake.fails("put 1", 400, "<Error><Code>InvalidRequest</Code></Error>", 1);
        UploadRequest request =
                request().resumeFile(folder.resolve("clip.json")).build();

        StorageException e = catchThrowableOfType(
                StorageException.class, () -> client.uploads().upload(request));

        assertThat(e.getObjectKey()).isEqualTo(key);
        assertOneLine(e);
        assertThat(client.uploads().upload(request).getId()).isEqualTo(502);
        assertThat(fake.count("create")).isEqualTo(1);
    }

    @Test
    void itemUuid_thatIsNoText_survivesAResumeFile() throws IOException {
        respond("start", "{\"item_id\": 502, \"item_uuid\": \"u\\ud800\"}");
        fake.fails("create", 400, "{}", 1);
        UploadRequest request =
                request().resumeFile(folder.resolve("clip.json")).build();

        assertThatThrownBy(() -> client.uploads().upload(request)).isInstanceOf(UnfinishedUploadException.class);
        assertThat(client.uploads().upload(request).getId()).isEqualTo(502);
        assertThat(fake.count("start")).isEqualTo(1);
        JsonNode sent = fake.body("/multipart-upload/");
        assertThat(sent.path("item_data").path("uuid").textValue()).isEqualTo("u\ud800");
    }

    /** Otherwise the client could not read its own resume file. */
    @ParameterizedTest
    @ValueSource(strings = {"\"a\u0085b\"", "\"a\u001bb\"", "\u007f", "LONG"})
    void etag_thatIsNoText_isAnUnusableResponse(String etag) throws IOException {
        fake.faults.put("put 1", (exchange, call) -> {
            if (call > 2) {
                return false;
            }
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("ETag", etag.replace("LONG", "x".repeat(4097)));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            return true;
        });
        UploadRequest request =
                request().resumeFile(folder.resolve("clip.json")).build();

        assertThat(client.uploads().upload(request).getId()).isEqualTo(502);
        assertThat(fake.count("put 1")).isEqualTo(3);
    }

    /** The name of the file becomes a part of several messages. */
    @ParameterizedTest
    @ValueSource(strings = {"start", "create", "put 1", "complete"})
    void fileName_forgesNoLine(String step) throws IOException {
        Path file = Files.write(folder.resolve("a\nERROR forged\u001b[2J.mov"), new byte[] {1});
        fake.fails(step, 400, "{}", 99);
        if (step.equals("start")) {
            respond(step, "{}");
        }

        SyncSketchException e = catchThrowableOfType(
                SyncSketchException.class, () -> client.uploads().upload(31, file));

        assertOneLine(e);
        assertThat(e.getMessage()).contains("a\\nERROR forged\\u001b[2J.mov");
    }

    @Test
    void fileName_forgesNoLine_whenTheUploadIsCancelled() throws Exception {
        Path file = Files.write(folder.resolve("a\nERROR forged.mov"), new byte[] {1});
        CountDownLatch arrived = new CountDownLatch(1);
        fake.faults.put("put 1", (exchange, call) -> {
            arrived.countDown();
            await(fake.service.end);
            return true;
        });
        UploadHandle handle =
                client.uploads().startUpload(UploadRequest.builder(31, file).build());
        arrived.await();

        handle.cancel();

        // The exception that join() throws has a message of its own since JDK 23.
        assertThat(handle.completion().handle((item, failure) -> failure).join())
                .isInstanceOf(CancellationException.class)
                .satisfies(UnusableIdsTest::assertOneLine)
                .hasMessageContaining("a\\nERROR forged.mov was cancelled");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
