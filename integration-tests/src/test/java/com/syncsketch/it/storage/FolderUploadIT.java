package com.syncsketch.it.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.junit.MockSyncSketchTest;
import com.syncsketch.mock.model.StoredObject;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.UploadAllException;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import com.syncsketch.sdk.client.upload.ItemMatch;
import com.syncsketch.sdk.client.upload.UploadAllPlan;
import com.syncsketch.sdk.client.upload.UploadAllRequest;
import com.syncsketch.sdk.client.upload.UploadAllRequestBuilder;
import com.syncsketch.sdk.client.upload.UploadAllResult;
import com.syncsketch.sdk.client.upload.UploadAllResult.Outcome;
import com.syncsketch.sdk.client.upload.UploadAllResult.State;
import com.syncsketch.sdk.model.ApprovalStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the upload of a folder with many files over a limited link that breaks: some files are there already, and some are
 * still being written.
 */
@MockSyncSketchTest
class FolderUploadIT {

    private static final int FILES = 500;
    private static final int KIBIBYTE = 1024;
    private static final Duration MINIMUM_AGE = Duration.ofHours(1);

    private final List<Path> writing = new ArrayList<>();

    @TempDir
    Path folder;

    private Path dailies;
    private long reviewId;

    @BeforeEach
    void createFiles(MockSyncSketch mock) throws IOException {
        dailies = Files.createDirectory(folder.resolve("dailies"));
        Random random = new Random(7);
        for (int i = 0; i < FILES; i++) {
            Path sequence = Files.createDirectories(dailies.resolve("seq" + i % 5));
            byte[] bytes = new byte[i % 100 == 8 ? 5 * KIBIBYTE * KIBIBYTE + i : 1 + random.nextInt(40 * KIBIBYTE)];
            random.nextBytes(bytes);
            Path file = Files.write(sequence.resolve("shot" + i + ".mov"), bytes);
            boolean young = i % 25 == 11;
            Instant modified = young ? Instant.now() : Instant.now().minus(MINIMUM_AGE.multipliedBy(2));
            Files.setLastModifiedTime(file, FileTime.from(modified));
            if (young) {
                writing.add(file);
            }
        }
        Files.writeString(dailies.resolve("notes.txt"), "not media");
        Files.createDirectory(dailies.resolve("wip"));
        Files.writeString(dailies.resolve("wip").resolve("draft.mov"), "not final");
        reviewId = mock.data().addReview(mock.data().addProject("Show A"), "Dailies");
    }

    private SyncSketchClient client(MockSyncSketch mock) {
        return SyncSketchClient.builder()
                .host(mock.url())
                .credentials(Credentials.apiKey(mock.user(), mock.key()))
                .uploadBandwidthLimit(8L * KIBIBYTE * KIBIBYTE)
                .retryPolicy(RetryPolicy.builder()
                        .baseDelay(Duration.ofMillis(1))
                        .maxDelay(Duration.ofMillis(4))
                        .build())
                .build();
    }

    private UploadAllRequestBuilder request() {
        return UploadAllRequest.ofFolder(reviewId, dailies)
                .recursive(true)
                .include("*.mov")
                .exclude("wip")
                .minimumAge(MINIMUM_AGE)
                .skipExisting(ItemMatch.NAME_AND_SIZE)
                .parallelFiles(4)
                .settings((file, one) -> one.partSize(5L * KIBIBYTE * KIBIBYTE)
                        .artist("Artist of " + file.getFileName())
                        .approvalStatus(ApprovalStatus.FOR_REVIEW));
    }

    private static Map<State, Long> states(UploadAllResult result) {
        return result.getOutcomes().stream().collect(Collectors.groupingBy(Outcome::getState, Collectors.counting()));
    }

    /** Breaks connections to the storage and to the service, in ways that lose responses and parts of requests. */
    private static void breakConnections(MockSyncSketch mock) {
        for (int nth = 3; nth < 900; nth += 23) {
            mock.faults().on("storage.putPart").nth(nth).inject(Action.resetAfter(500));
            mock.faults().on("completeMultipartUpload").nth(nth).inject(Action.resetAfterExecution());
            mock.faults().on("updateItem").nth(nth).inject(Action.closeAfterExecution());
            mock.faults().on("signUploadPart").nth(nth).inject(Action.resetBeforeBody());
        }
        // Longer than the retries of one run last.
        mock.faults().on("storage.putPart").from(400).inject(Action.s3Error(403, "AccessDenied", "no"));
        mock.faults().on("updateItem").from(300).inject(Action.status(400));
    }

    @Test
    void folder_arrivesOnce_completely_whateverBreaks(MockSyncSketch mock) throws IOException {
        Path resume = folder.resolve("resume");
        try (SyncSketchClient client = client(mock)) {
            // Another host has uploaded some of the files.
            UploadAllResult earlier = client.uploads()
                    .uploadAll(request()
                            .exclude("seq[0134]")
                            .filter(file -> file.toString().endsWith("7.mov"))
                            .build());
            assertThat(earlier.getOutcomes(State.UPLOADED)).hasSize(FILES / 10);
        }
        mock.journal().clear();
        breakConnections(mock);

        UploadAllResult first;
        try (SyncSketchClient client = client(mock)) {
            UploadAllPlan plan = client.uploads()
                    .planUploadAll(request().resumeFolder(resume).build());
            assertThat(plan.getEntries()).hasSize(FILES);
            assertThat(resume).doesNotExist();
            first = catchThrowableOfType(
                            UploadAllException.class,
                            () -> client.uploads()
                                    .uploadAll(request().resumeFolder(resume).build()))
                    .getResult();
            assertThat(first.getOutcomes())
                    .filteredOn(outcome ->
                            outcome.getState() != State.SKIPPED_EXISTING && outcome.getState() != State.STILL_CHANGING)
                    .hasSize(plan.getFilesToSend().size());
        }
        assertThat(states(first)).containsKeys(State.UPLOADED, State.FAILED, State.METADATA_MISSING);
        assertThat(first.getOutcomes(State.STILL_CHANGING))
                .extracting(Outcome::getFile)
                .containsExactlyInAnyOrderElementsOf(writing);
        mock.faults().clear();

        UploadAllResult second;
        try (SyncSketchClient client = client(mock)) {
            // By now, the files are written.
            for (Path file : writing) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(MINIMUM_AGE.multipliedBy(3))));
            }
            second = client.uploads().uploadAll(request().resumeFolder(resume).build());
        }
        assertThat(states(second))
                .containsKeys(State.UPLOADED, State.RESUMED, State.ALREADY_UPLOADED, State.SKIPPED_EXISTING)
                .containsEntry(State.UPLOADED, (long) writing.size());
        assertArrivedOnce(mock, second);

        // The same program on another host, without the resume folder, sends nothing.
        mock.journal().clear();
        try (SyncSketchClient client = client(mock)) {
            assertThat(states(client.uploads().uploadAll(request().build())))
                    .containsExactly(Map.entry(State.SKIPPED_EXISTING, (long) FILES));
        }
        mock.journal().verify("startUpload").never();
    }

    private void assertArrivedOnce(MockSyncSketch mock, UploadAllResult result) throws IOException {
        List<StoredObject> objects = mock.storage().objects();
        assertThat(objects).hasSize(FILES);
        assertThat(mock.data().items()).hasSize(FILES);
        assertThat(mock.storage().openUploads()).isEmpty();
        assertThat(mock.defects()).isEmpty();
        for (Outcome outcome : result.getOutcomes()) {
            String name = outcome.getFile().getFileName().toString();
            assertThat(mock.storage().ofItem(outcome.getItemId()).orElseThrow().contentEquals(outcome.getFile()))
                    .as(name)
                    .isTrue();
            assertThat(mock.data().get(outcome.getItemId()))
                    .containsEntry("name", name)
                    .containsEntry("artist", "Artist of " + name)
                    .containsEntry("approval_status", "for_review");
        }
    }
}
