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

/** A soak that passes proves something only if what went wrong would be seen. */
class LedgerTest {

    @TempDir
    private Path folder;

    private MockSyncSketch mock;
    private SyncSketchClient client;
    private Ledger ledger;
    private Path file;
    private long review;

    @BeforeEach
    void begin() throws IOException {
        mock = MockSyncSketch.builder().start();
        client = SyncSketchClient.builder()
                .host(mock.url())
                .credentials(Credentials.apiKey(mock.user(), mock.key()))
                .build();
        ledger = new Ledger(folder.resolve("ledger.txt"));
        file = Files.writeString(folder.resolve("shot.mov"), "what was uploaded");
        long project = mock.data().addProject(mock.data().accountId(), "Aurora");
        review = mock.data().addReview(project, "soak-review");
        ledger.note("reviews", "soak-review", 1, 0, null);
    }

    @AfterEach
    void end() throws IOException {
        ledger.close();
        client.close();
        mock.close();
    }

    private Control control() {
        return new Control(mock.url().toString());
    }

    private void upload(String name) {
        client.uploads()
                .uploadToServer(UploadRequest.builder(review, file).name(name).build());
    }

    @Test
    void complainsOfNothingWhereAllIsThere() throws Exception {
        upload("soak-1.mov");
        ledger.note("items", "soak-1.mov", 1, 1, file);
        ledger.note("items", "soak-refused", 0, 0, null);

        assertThat(ledger.compare(control())).isEmpty();
    }

    @Test
    void seesWhatIsMissing() throws Exception {
        ledger.note("items", "soak-1.mov", 1, 1, file);

        assertThat(ledger.compare(control()))
                .containsExactly(
                        "items\tsoak-1.mov: there must be 1, and there are 0",
                        "items\tsoak-1.mov: there must be media: 1, and there are 0");
    }

    @Test
    void seesWhatIsThereTwice() throws Exception {
        mock.data().addItem(review, "soak-1", Map.of());
        mock.data().addItem(review, "soak-1", Map.of());
        ledger.note("items", "soak-1", 1, 0, null);

        assertThat(ledger.compare(control())).containsExactly("items\tsoak-1: there must be 1, and there are 2");
    }

    @Test
    void seesWhatNobodyMade() throws Exception {
        upload("soak-1.mov");

        assertThat(ledger.compare(control()))
                .containsExactly(
                        "1 of what nobody made: items\tsoak-1.mov", "a medium that nobody uploaded: soak-1.mov");
    }

    @Test
    void seesOtherBytesOfTheSameLength() throws Exception {
        upload("soak-1.mov");
        ledger.note("items", "soak-1.mov", 1, 1, Files.writeString(folder.resolve("other.mov"), "what was uploadeD"));

        assertThat(ledger.compare(control()))
                .singleElement()
                .asString()
                .startsWith("items\tsoak-1.mov: is not the file " + folder.resolve("other.mov"));
    }

    @Test
    void seesWhatBelongsToARecordOfNoName() throws Exception {
        upload("stranger.mov");

        assertThat(ledger.compare(control())).singleElement().asString().startsWith("an object of no known item: ");
    }
}
