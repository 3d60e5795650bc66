package com.syncsketch.it.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.junit.MockSyncSketchTest;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.AuthenticationException;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.upload.UploadAllRequest;
import com.syncsketch.sdk.client.upload.UploadAllResult;
import com.syncsketch.sdk.client.upload.UploadAllResult.Outcome;
import com.syncsketch.sdk.client.upload.UploadAllResult.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the upload of a folder to the mock server. */
@MockSyncSketchTest
class UploadAllIT {

    private static final int MEBIBYTE = 1024 * 1024;

    @TempDir
    Path folder;

    private Path dailies;
    private UploadAllRequest request;

    @BeforeEach
    void prepare(MockSyncSketch mock) throws IOException {
        dailies = Files.createDirectory(folder.resolve("dailies"));
        Random random = new Random(7);
        for (String name : new String[] {"b 日本.mov", "a.mp4", "c.exr", "notes.txt"}) {
            byte[] bytes = new byte[(name.startsWith("b") ? 11 : 1) * MEBIBYTE];
            random.nextBytes(bytes);
            Files.write(dailies.resolve(name), bytes);
        }
        long reviewId = mock.data().addReview(mock.data().addProject("Show A"), "Dailies");
        request = UploadAllRequest.ofFolder(reviewId, dailies)
                .include("*.{mp4,mov,exr}")
                .settings((file, one) -> one.partSize(5 * MEBIBYTE).parallelism(1))
                .resumeFolder(folder.resolve("journals"))
                .build();
    }

    private static SyncSketchClient client(MockSyncSketch mock, String key) {
        return SyncSketchClient.builder()
                .host(mock.url())
                .credentials(Credentials.apiKey(mock.user(), key))
                .build();
    }

    @Test
    void folder_isUploaded_andASecondRunSendsOnlyMissingFiles(MockSyncSketch mock) throws IOException {
        mock.faults().on("storage.putPart").part(2).inject(Action.s3Error(403, "AccessDenied", "no"));
        try (SyncSketchClient client = client(mock, mock.key())) {
            UploadAllResult first = client.uploads().tryUploadAll(request);
            assertThat(first.getOutcomes())
                    .extracting(Outcome::getState)
                    .containsExactly(State.UPLOADED, State.FAILED, State.UPLOADED);
            assertThat(first.getFailures().get(0).getFailure()).isInstanceOf(StorageException.class);
        }
        mock.faults().clear();
        mock.journal().clear();
        try (SyncSketchClient client = client(mock, mock.key())) {
            UploadAllResult second = client.uploads().tryUploadAll(request);
            assertThat(second.isComplete()).isTrue();
            assertThat(second.getOutcomes())
                    .extracting(Outcome::getState)
                    .containsExactly(State.ALREADY_UPLOADED, State.RESUMED, State.ALREADY_UPLOADED);
            for (Outcome outcome : second.getOutcomes()) {
                assertThat(mock.storage()
                                .ofItem(outcome.getItemId())
                                .orElseThrow()
                                .contentEquals(outcome.getFile()))
                        .isTrue();
            }
        }
        mock.journal().verify("startUpload").never();
        mock.journal().verify("storage.putPart").times(2);
        assertThat(mock.storage().openUploads()).isEmpty();
        assertThat(mock.storage().objects()).hasSize(3);
    }

    @Test
    void rejectedCredentials_stopTheUploadOfTheFolder(MockSyncSketch mock) {
        try (SyncSketchClient client = client(mock, "f".repeat(40))) {
            UploadAllResult result = client.uploads().tryUploadAll(request);
            assertThat(result.getFailures()).hasSize(3);
            assertThat(result.getFailures().get(0).getFailure()).isInstanceOf(AuthenticationException.class);
            assertThat(result.getOutcomes().get(2).getState()).isEqualTo(State.NOT_STARTED);
        }
        assertThat(mock.storage().objects()).isEmpty();
    }
}
