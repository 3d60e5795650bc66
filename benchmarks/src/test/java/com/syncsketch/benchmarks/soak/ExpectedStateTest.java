package com.syncsketch.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.upload.UploadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A passing soak run proves something only if {@link ExpectedState} detects every difference. */
class ExpectedStateTest {

    @TempDir
    private Path folder;

    private MockSyncSketch mock;
    private SyncSketchClient client;
    private ExpectedState expected;
    private Path file;
    private long review;

    @BeforeEach
    void begin() throws IOException {
        mock = MockSyncSketch.builder().start();
        client = SyncSketchClient.builder()
                .host(mock.url())
                .credentials(Credentials.apiKey(mock.user(), mock.key()))
                .build();
        expected = new ExpectedState(folder.resolve("expected.txt"));
        file = Files.writeString(folder.resolve("shot.mov"), "what was uploaded");
        long project = mock.data().addProject(mock.data().accountId(), "Aurora");
        review = mock.data().addReview(project, "soak-review");
        expected.record("reviews", "soak-review", 1, 0, null);
    }

    @AfterEach
    void end() throws IOException {
        expected.close();
        client.close();
        mock.close();
    }

    private AdminClient admin() {
        return new AdminClient(mock.url().toString());
    }

    private void upload(String name) {
        client.uploads()
                .uploadToServer(UploadRequest.builder(review, file).name(name).build());
    }

    @Test
    void reportsNothing_ifTheStateIsAsExpected() throws Exception {
        upload("soak-1.mov");
        expected.record("items", "soak-1.mov", 1, 1, file);
        expected.record("items", "soak-failed", 0, 0, null);

        assertThat(expected.compare(admin())).isEmpty();
    }

    @Test
    void reportsMissingRecordsAndObjects() throws Exception {
        expected.record("items", "soak-1.mov", 1, 1, file);

        assertThat(expected.compare(admin()))
                .containsExactly(
                        "items\tsoak-1.mov: expected 1 records, found 0",
                        "items\tsoak-1.mov: expected 1 objects, found 0");
    }

    @Test
    void reportsDuplicateRecords() throws Exception {
        mock.data().addItem(review, "soak-1", Map.of());
        mock.data().addItem(review, "soak-1", Map.of());
        expected.record("items", "soak-1", 1, 0, null);

        assertThat(expected.compare(admin())).containsExactly("items\tsoak-1: expected 1 records, found 2");
    }

    @Test
    void reportsUnexpectedRecordsAndObjects() throws Exception {
        upload("soak-1.mov");

        assertThat(expected.compare(admin()))
                .containsExactly("unexpected record, 1 times: items\tsoak-1.mov", "unexpected object: soak-1.mov");
    }

    @Test
    void reportsDifferentBytesOfTheSameLength() throws Exception {
        upload("soak-1.mov");
        expected.record(
                "items", "soak-1.mov", 1, 1, Files.writeString(folder.resolve("other.mov"), "what was uploadeD"));

        assertThat(expected.compare(admin()))
                .singleElement()
                .asString()
                .startsWith("items\tsoak-1.mov: differs from the file " + folder.resolve("other.mov"));
    }

    @Test
    void reportsObjectsWithoutAKnownItem() throws Exception {
        upload("stranger.mov");

        assertThat(expected.compare(admin())).singleElement().asString().startsWith("object without a known item: ");
    }
}
