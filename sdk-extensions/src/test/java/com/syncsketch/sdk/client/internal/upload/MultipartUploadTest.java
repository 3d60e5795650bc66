package com.syncsketch.sdk.client.internal.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.sdk.api.ItemsApi;
import com.syncsketch.sdk.api.UploadsStepsWithResponseApi;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.internal.feign.ApiFactory;
import com.syncsketch.sdk.client.internal.http.Origin;
import com.syncsketch.sdk.client.internal.http.RequestSettings;
import com.syncsketch.sdk.client.internal.http.Transport;
import com.syncsketch.sdk.client.internal.http.TransportContext;
import com.syncsketch.sdk.client.internal.http.engine.BandwidthLimiter;
import com.syncsketch.sdk.client.internal.http.engine.BodyReader;
import com.syncsketch.sdk.client.internal.http.engine.Exchange;
import com.syncsketch.sdk.client.internal.http.engine.HttpEngine;
import com.syncsketch.sdk.client.internal.http.engine.HttpRequest;
import com.syncsketch.sdk.client.internal.http.engine.RequestHeaders;
import com.syncsketch.sdk.client.internal.upload.file.FileSnapshot;
import com.syncsketch.sdk.client.internal.upload.file.PartPlan;
import com.syncsketch.sdk.client.internal.upload.resume.CreatedItem;
import com.syncsketch.sdk.client.internal.upload.resume.ResumeStateStore;
import com.syncsketch.sdk.client.internal.upload.resume.UploadSession;
import com.syncsketch.sdk.client.internal.upload.resume.UploadState;
import com.syncsketch.sdk.client.internal.upload.resume.UploadState.Stage;
import com.syncsketch.sdk.client.internal.util.Timing;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import com.syncsketch.sdk.client.upload.UploadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cancelling an upload that an earlier process has left, without a service. */
class MultipartUploadTest {

    private static final Origin SERVICE = Origin.of("https://studio.example");

    @TempDir
    private Path folder;

    @Test
    void cancel_ofAnUploadThatMayBeComplete_sendsNothingAndKeepsTheResumeFile() throws IOException {
        UploadRequest request = leftBehind(Stage.COMPLETING);

        CancellationException e = upload(request).cancel();

        assertThat(e)
                .hasMessageContaining("item 502 may have a media file")
                .hasMessageContaining("multipart upload upload-1 of object uploads/456/shot.mov was not aborted");
        assertThat(request.getResumeFile()).exists();
    }

    @Test
    void cancel_ofACompleteUpload_sendsNothingAndDeletesTheResumeFile() throws IOException {
        UploadRequest request = leftBehind(Stage.COMPLETE);

        CancellationException e = upload(request).cancel();

        assertThat(e).hasMessageContaining("item 502 has its media file");
        assertThat(request.getResumeFile()).doesNotExist();
    }

    private UploadRequest leftBehind(Stage stage) throws IOException {
        Path file = Files.write(folder.resolve("shot.mov"), new byte[] {1, 2, 3});
        UploadRequest request = UploadRequest.builder(456, file)
                .resumeFile(folder.resolve("shot.upload.json"))
                .build();
        try (ResumeStateStore store = ResumeStateStore.open(SERVICE, request)) {
            UploadState state = store.load(FileSnapshot.of(file), new UploadState(PartPlan.of(file, 3, null)));
            state.setItem(new CreatedItem(502, null));
            state.setSession(new UploadSession("upload-1", "uploads/456/shot.mov"));
            state.addPart(1, "\"etag\"", null);
            state.setStage(stage);
            store.save(state);
        }
        return request;
    }

    private static MultipartUpload upload(UploadRequest request) {
        Transport transport = new Transport(
                new TransportContext(
                        new Offline(),
                        new BandwidthLimiter(0),
                        SERVICE,
                        Credentials.apiKey("td@example.com", "key"),
                        "test",
                        Timing.system(),
                        1024,
                        null),
                new RequestSettings(Duration.ofSeconds(1), null, RetryPolicy.none(), RequestHeaders.NONE));
        ApiFactory apis = new ApiFactory(transport);
        MultipartUploadClient client = new MultipartUploadClient(
                transport, apis.of(UploadsStepsWithResponseApi.class), apis.of(ItemsApi.class));
        return new MultipartUpload(transport, client, request, () -> true);
    }

    private static final class Offline implements HttpEngine {

        @Override
        public <T> T execute(HttpRequest request, BodyReader<T> reader, Exchange exchange) {
            throw new AssertionError("Sent: " + request);
        }

        @Override
        public void abortAll() {
            // There is nothing in progress.
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}
