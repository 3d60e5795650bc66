package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.BadRequestException;
import com.syncsketch.sdk.client.error.ClientClosedException;
import com.syncsketch.sdk.client.error.ReportedErrorException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.RequestTimeoutException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.internal.util.FakeTime;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an upload may be complete, nothing is aborted; where it certainly is not, its parts are removed. */
@Timeout(120)
class UncertainCompletionTest {

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

    private UploadRequestBuilder resumable() throws IOException {
        return request().resumeFile(folder.resolve("clip.upload.json"));
    }

    private UnfinishedUploadException unfinished(UploadRequest request) {
        return catchThrowableOfType(
                UnfinishedUploadException.class, () -> client.uploads().upload(request));
    }

    private void assertPossiblyComplete(UnfinishedUploadException e) {
        assertThat(e.isPossiblyComplete()).isTrue();
        assertThat(e.getItemId()).isEqualTo(502);
        assertThat(e.getUploadId()).isEqualTo(FakeMultipart.UPLOAD_ID);
        assertThat(e.getObjectKey()).isEqualTo(FakeMultipart.KEY);
        assertThat(e)
                .hasMessageContaining("item 502 may have a media file")
                .hasMessageContaining("multipart upload " + FakeMultipart.UPLOAD_ID + " of object " + FakeMultipart.KEY
                        + " was not aborted")
                .hasMessageNotContaining("has no media file");
        assertThat(fake.count("abort")).isZero();
    }

    private void complete(int status, String type, String body) {
        fake.faults.put("complete", (exchange, call) -> {
            exchange.getRequestBody().readAllBytes();
            TestServer.send(exchange, status, type, body);
            return true;
        });
    }

    @ParameterizedTest
    @CsvSource({
        "500, 4", "502, 4", "503, 4", "504, 4", "408, 4", "429, 4", "511, 4", "520, 4", "524, 4", "501, 1", "505, 1",
        "409, 1", "302, 4"
    })
    void status_thatDoesNotRuleItOut_abortsNothing(int status, int attempts) throws IOException {
        complete(status, "text/html", "<html>Try later</html>");

        UnfinishedUploadException e = unfinished(request().build());

        assertPossiblyComplete(e);
        assertThat(fake.count("complete")).isEqualTo(attempts);
        assertThat(fake.steps).endsWith("item");
    }

    @Test
    void redirect_toALoginPage_abortsNothing() throws IOException {
        fake.faults.put("complete", (exchange, call) -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Location", "https://login.example/");
            TestServer.send(exchange, 302, "text/html", "<html></html>");
            return true;
        });

        UnfinishedUploadException e = unfinished(request().build());

        assertPossiblyComplete(e);
        assertThat(fake.count("complete")).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html><body>Accept the terms of this network</body></html>",
                "\ufeff \n<HTML><head></head></HTML>",
                "<?xml version=\"1.0\"?>\n<!-- portal -->\n<html/>",
                "<p>Log in</p>"
            })
    void htmlPages_areRetriedAndAbortNothing(String page) throws IOException {
        complete(200, "text/html", page);

        UnfinishedUploadException e = unfinished(request().build());

        assertPossiblyComplete(e);
        assertThat(fake.count("complete")).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void htmlPages_thatPass_doNotEndTheUpload(int times) throws IOException {
        fake.fails("complete", 200, "<html>Log in</html>", times);

        assertThat(client.uploads().upload(request().build()).getId()).isEqualTo(502);
        assertThat(fake.completed).isTrue();
        assertThat(fake.count("complete")).isEqualTo(times + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"ok\": ", " [\n"})
    void truncatedJson_isRetriedAndAbortsNothing(String body) throws IOException {
        complete(200, "application/json", body);

        UnfinishedUploadException e = unfinished(request().build());

        assertPossiblyComplete(e);
        assertThat(fake.count("complete")).isEqualTo(4);
    }

    @Test
    void lostConnection_abortsNothing() throws IOException {
        fake.hangsUp("complete", 99);

        assertPossiblyComplete(unfinished(request().build()));
    }

    @Test
    void timeout_abortsNothing() throws IOException {
        holdComplete(new CountDownLatch(1));

        UnfinishedUploadException e =
                unfinished(request().responseTimeout(Duration.ofMillis(100)).build());

        assertThat(e).hasCauseInstanceOf(RequestTimeoutException.class);
        assertPossiblyComplete(e);
    }

    @Test
    void responseThatIsTooLarge_abortsNothing() throws IOException {
        complete(200, "application/json", "\"" + "x".repeat(200_000) + "\"");
        try (SyncSketchClient small = fake.service
                .clientBuilder(time.timing())
                .maxResponseSize(100_000)
                .build()) {
            UploadRequest request = request().build();
            UnfinishedUploadException e = catchThrowableOfType(
                    UnfinishedUploadException.class, () -> small.uploads().upload(request));

            assertPossiblyComplete(e);
        }
    }

    @Test
    void close_duringTheRequest_abortsNothing() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        holdComplete(arrived);
        UploadHandle handle = client.uploads().startUpload(request().build());
        arrived.await();

        client.close();

        assertThatThrownBy(() -> handle.completion().join())
                .cause()
                .isInstanceOfSatisfying(UnfinishedUploadException.class, e -> {
                    assertThat(e).hasCauseInstanceOf(ClientClosedException.class);
                    assertPossiblyComplete(e);
                });
    }

    @Test
    void interrupt_duringTheRequest_abortsNothing() throws IOException {
        Thread uploading = Thread.currentThread();
        fake.faults.put("complete", (exchange, call) -> {
            uploading.interrupt();
            await(fake.service.end);
            return true;
        });

        UnfinishedUploadException e = unfinished(request().build());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(e.getCause())
                .isInstanceOfSatisfying(
                        RequestInterruptedException.class,
                        interrupted -> assertThat(interrupted.isRequestSent()).isTrue());
        assertPossiblyComplete(e);
    }

    @Test
    void interrupt_betweenAttempts_abortsNothing() throws IOException {
        complete(504, "text/plain", "");
        time.whilePausing(pause -> {
            throw new InterruptedException();
        });

        UnfinishedUploadException e = unfinished(request().build());

        assertThat(Thread.interrupted()).isTrue();
        assertPossiblyComplete(e);
    }

    @Test
    void interrupt_beforeTheRequest_aborts() throws IOException {
        UploadRequest request = request().build();
        Thread uploading = Thread.currentThread();
        fake.faults.put("put 1", (exchange, call) -> {
            uploading.interrupt();
            return false;
        });

        UnfinishedUploadException e = unfinished(request);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(e.isPossiblyComplete()).isFalse();
        assertThat(fake.count("complete")).isZero();
        assertThat(fake.aborted).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\": \"Could not assemble the parts\"}",
                "{\"error\": {\"code\": 7}}",
                "{\"error\": true, \"key\": \"uploads/1\"}",
                "{\"error_message\": \"Sorry\", \"traceback\": \"File x\"}",
                "{\"success\": false}",
                "{\"ok\": false, \"detail\": \"No\"}"
            })
    void errorBehindASuccess_isAnError(String body) throws IOException {
        complete(200, "application/json", body);

        UnfinishedUploadException e = unfinished(request().build());

        assertThat(e).hasCauseInstanceOf(ReportedErrorException.class);
        assertThat(fake.count("complete")).isEqualTo(1);
        assertPossiblyComplete(e);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ok\": true}",
                "{\"error\": null}",
                "{\"error\": \"\", \"success\": true}",
                "{\"error\": false}",
                "[]",
                "\"error\"",
                "",
                "done",
                "<CompleteMultipartUploadResult/>"
            })
    void responseWithoutAnError_isASuccess(String body) throws IOException {
        fake.faults.put("complete", (exchange, call) -> {
            exchange.getRequestBody().readAllBytes();
            fake.completed = true;
            TestServer.send(exchange, 200, "application/json", body);
            return true;
        });

        assertThat(client.uploads().upload(request().build()).getId()).isEqualTo(502);
    }

    @Test
    void uploadThatIsGone_afterALostResponse_abortsNothing() throws IOException {
        fake.faults.put("complete", (exchange, call) -> {
            exchange.getRequestBody().readAllBytes();
            if (call == 1) {
                exchange.close();
            } else {
                TestServer.send(exchange, 404, "application/json", "{\"error\": \"NoSuchUpload\"}");
            }
            return true;
        });

        assertPossiblyComplete(unfinished(request().build()));
    }

    @Test
    void uploadThatIsGone_afterALostResponse_isCompleteIfTheItemIsDone() throws IOException {
        fake.faults.put("complete", (exchange, call) -> {
            exchange.getRequestBody().readAllBytes();
            if (call == 1) {
                exchange.close();
            } else {
                // The service has finished its work since the item was read.
                fake.completed = true;
                TestServer.send(exchange, 404, "application/json", "{}");
            }
            return true;
        });

        assertThat(client.uploads().upload(request().build()).getId()).isEqualTo(502);
        assertThat(fake.count("abort")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 410, 413, 415, 422})
    void refusal_aborts(int status) throws IOException {
        complete(status, "application/json", "{}");

        UnfinishedUploadException e = unfinished(request().build());

        assertThat(e.isPossiblyComplete()).isFalse();
        assertThat(e.getUploadId()).isNull();
        assertThat(e).hasMessageContaining("item 502 has no media file").hasMessageNotContaining("may have");
        assertThat(fake.aborted).isTrue();
    }

    @Test
    void refusal_withAResumeFile_isNotRememberedAsUncertain() throws IOException {
        UploadRequest request = resumable().build();
        complete(400, "application/json", "{}");

        UnfinishedUploadException first = unfinished(request);
        UnfinishedUploadException second = unfinished(request);

        assertThat(first.isPossiblyComplete()).isFalse();
        assertThat(second.isPossiblyComplete()).isFalse();
        assertThat(second).hasCauseInstanceOf(BadRequestException.class);
        assertThat(fake.steps).doesNotContain("item", "abort");
        assertThat(client.uploads().discard(request.getResumeFile())).isTrue();
        assertThat(fake.aborted).isTrue();
    }

    @Test
    void resumeFile_findsTheUploadComplete() throws IOException {
        UploadRequest request = resumable().build();
        complete(504, "text/plain", "");
        UnfinishedUploadException e = unfinished(request);
        assertPossiblyComplete(e);
        assertThat(e.getResumeFile()).exists();

        fake.completed = true;

        assertThat(client.uploads().upload(request).getId()).isEqualTo(502);
        assertThat(fake.count("complete")).isEqualTo(4);
        assertThat(request.getResumeFile()).doesNotExist();
    }

    @Test
    void resumeFile_completesTheUpload() throws IOException {
        UploadRequest request = resumable().build();
        complete(504, "text/plain", "");
        unfinished(request);

        fake.faults.clear();

        assertThat(client.uploads().upload(request).getId()).isEqualTo(502);
        assertThat(fake.completed).isTrue();
        assertThat(fake.count("put 1")).isEqualTo(1);
    }

    @Test
    void resumeFile_ofAnUploadThatIsGone_isKept() throws IOException {
        UploadRequest request = resumable().build();
        complete(504, "text/plain", "");
        unfinished(request);
        complete(404, "application/json", "{}");

        ResumeRefusedException e = catchThrowableOfType(
                ResumeRefusedException.class, () -> client.uploads().upload(request));

        assertThat(e).hasMessageContaining("it has probably completed");
        assertThat(request.getResumeFile()).exists();
        assertThat(fake.count("abort")).isZero();
    }

    @Test
    void discard_abortsNothing() throws IOException {
        UploadRequest request = resumable().build();
        complete(504, "text/plain", "");
        unfinished(request);

        assertThat(client.uploads().discard(request.getResumeFile())).isTrue();
        assertThat(fake.count("abort")).isZero();
        assertThat(request.getResumeFile()).doesNotExist();
    }

    @Test
    void cancel_ofAResumedUpload_abortsNothing() throws Exception {
        UploadRequest request = resumable().build();
        complete(504, "text/plain", "");
        unfinished(request);
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        fake.faults.put("item", (exchange, call) -> {
            reading.countDown();
            await(held);
            return false;
        });

        UploadHandle handle = client.uploads().startUpload(request);
        reading.await();
        handle.cancel();
        held.countDown();

        assertThatThrownBy(() -> handle.completion().join())
                .isInstanceOfAny(CancellationException.class, CompletionException.class);
        assertThat(fake.count("abort")).isZero();
        assertThat(request.getResumeFile()).exists();
    }

    private void holdComplete(CountDownLatch arrived) {
        fake.faults.put("complete", (exchange, call) -> hold(exchange, arrived));
    }

    private boolean hold(HttpExchange exchange, CountDownLatch arrived) throws IOException {
        exchange.getRequestBody().readAllBytes();
        arrived.countDown();
        await(fake.service.end);
        return true;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
