package com.syncsketch.it.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.fault.ActiveFault;
import com.syncsketch.mock.junit.MockSyncSketchTest;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.model.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests multipart uploads to the mock server with faults. */
@MockSyncSketchTest
class MultipartUploadIT {

    private static final int MEBIBYTE = 1024 * 1024;

    @TempDir
    Path folder;

    private SyncSketchClient client;
    private UploadRequest request;

    @BeforeEach
    void prepare(MockSyncSketch mock) throws IOException {
        byte[] bytes = new byte[17 * MEBIBYTE + 1];
        new Random(42).nextBytes(bytes);
        Path file = Files.write(folder.resolve("reel \"1\" é 日本.mov"), bytes);
        long reviewId = mock.data().addReview(mock.data().addProject("Show A"), "Dailies");
        request = UploadRequest.builder(reviewId, file)
                .partSize(5 * MEBIBYTE)
                .parallelism(2)
                .build();
        client = SyncSketchClient.builder()
                .host(mock.url())
                .credentials(Credentials.apiKey(mock.user(), mock.key()))
                .build();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void file_isUploadedCompletely(MockSyncSketch mock) throws IOException {
        Item item = client.uploads().upload(request);

        assertThat(mock.storage().ofItem(item.getId()).orElseThrow().contentEquals(request.getFile()))
                .isTrue();
        assertThat(mock.storage().openUploads()).isEmpty();
        mock.journal().verify("storage.putPart").times(4);
        mock.journal().verifyNoUnexpectedErrors();
    }

    @Test
    void brokenConnection_signsAndSendsThePartAgain(MockSyncSketch mock) throws IOException {
        ActiveFault reset = mock.faults().on("storage.putPart").part(3).nth(1).inject(Action.resetAfter(1000));

        Item item = client.uploads().upload(request);

        assertThat(reset.timesApplied()).isEqualTo(1);
        assertThat(mock.storage().ofItem(item.getId()).orElseThrow().contentEquals(request.getFile()))
                .isTrue();
        mock.journal().verify("signUploadPart").times(5);
    }

    @Test
    void permanentlyRejectedPart_failsTheUploadAndAbortsIt(MockSyncSketch mock) {
        mock.faults().on("storage.putPart").part(2).inject(Action.s3Error(400, "InvalidRequest", "no"));

        UnfinishedUploadException failure = catchThrowableOfType(
                UnfinishedUploadException.class, () -> client.uploads().upload(request));

        assertThat(mock.data().get(failure.getItemId())).containsEntry("active", true);
        assertThat(mock.storage().openUploads()).isEmpty();
        mock.journal().verify("abortMultipartUpload").once();
        mock.journal().verify("completeMultipartUpload").never();
    }

    @Test
    void htmlResponsesToTheCompletion_areNoSuccessAndAbortNothing(MockSyncSketch mock) {
        mock.faults().on("completeMultipartUpload").inject(Action.html(200));

        UnfinishedUploadException failure = catchThrowableOfType(
                UnfinishedUploadException.class, () -> client.uploads().upload(request));

        assertThat(failure).hasCauseInstanceOf(DecodingException.class);
        assertThat(failure.isPossiblyComplete()).isTrue();
        assertThat(mock.storage().objects()).isEmpty();
        assertThat(mock.storage().openUploads()).hasSize(1);
        mock.journal().verify("abortMultipartUpload").never();
    }
}
