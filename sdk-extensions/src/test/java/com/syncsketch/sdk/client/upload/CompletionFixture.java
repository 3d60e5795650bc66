package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.internal.util.FakeTime;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An upload to a fake whose completion is uncertain. Where it may be complete, nothing is aborted. */
@Timeout(120)
abstract class CompletionFixture {

    final FakeMultipart fake = new FakeMultipart();
    final FakeTime time = new FakeTime();
    final SyncSketchClient client = fake.service
            .clientBuilder(time.timing())
            .retryPolicy(RetryPolicy.standard())
            .build();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        client.close();
        fake.close();
    }

    UploadRequestBuilder request() throws IOException {
        return UploadRequest.builder(31, Files.write(folder.resolve("clip.mov"), new byte[] {1, 2, 3}));
    }

    UploadRequestBuilder resumable() throws IOException {
        return request().resumeFile(folder.resolve("clip.upload.json"));
    }

    UnfinishedUploadException unfinished(UploadRequest request) {
        return catchThrowableOfType(
                UnfinishedUploadException.class, () -> client.uploads().upload(request));
    }

    void assertPossiblyComplete(UnfinishedUploadException e) {
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

    void complete(int status, String type, String body) {
        fake.faults.put("complete", (exchange, call) -> {
            exchange.getRequestBody().readAllBytes();
            TestServer.send(exchange, status, type, body);
            return true;
        });
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
