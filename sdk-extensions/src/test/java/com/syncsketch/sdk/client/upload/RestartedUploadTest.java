package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.ExistingItemException;
import com.syncsketch.sdk.client.error.FileChangedException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.internal.util.FakeTime;
import com.syncsketch.sdk.client.resource.Uploads;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import com.syncsketch.sdk.client.upload.UploadAllResult.Outcome;
import com.syncsketch.sdk.client.upload.UploadAllResult.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches that run again although an earlier run left something that cannot be resumed. */
@Timeout(120)
class RestartedUploadTest {

    private final FakeMultipart fake = new FakeMultipart();
    private final Uploads uploads = fake.service
            .clientBuilder(new FakeTime().timing())
            .retryPolicy(RetryPolicy.standard())
            .build()
            .uploads();

    @TempDir
    private Path folder;

    private Path file;
    private Path resumeFolder;

    @BeforeEach
    void makeFile() throws IOException {
        file = Files.writeString(folder.resolve("shot.mov"), "frames");
        resumeFolder = folder.resolve("resume");
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private UploadAllRequest request(UnaryOperator<UploadAllRequestBuilder> settings) {
        return settings.apply(UploadAllRequest.ofFiles(31, List.of(file)).resumeFolder(resumeFolder))
                .build();
    }

    private Outcome run(UnaryOperator<UploadAllRequestBuilder> settings) {
        return uploads.tryUploadAll(request(settings)).getOutcomes().get(0);
    }

    private void change() throws IOException {
        Files.writeString(file, " and more", StandardOpenOption.APPEND);
    }

    /** Leaves an upload behind that waits for its only part. */
    private void leaveUnfinished() {
        fake.fails("put 1", 403, "<Error><Code>AccessDenied</Code></Error>", 1);
        assertThat(run(all -> all).getState()).isEqualTo(State.FAILED);
        fake.steps.clear();
    }

    private static UploadAllRequestBuilder restart(UploadAllRequestBuilder all) {
        return all.restartIfNotResumable(true);
    }

    @Test
    void changedFile_isRefusedByDefault() throws IOException {
        leaveUnfinished();
        change();

        assertThat(run(all -> all).getFailure()).isInstanceOf(ResumeRefusedException.class);
        assertThat(run(all -> all).getFailure()).isInstanceOf(ResumeRefusedException.class);

        assertThat(fake.steps).isEmpty();
    }

    @Test
    void changedFile_isUploadedAnewOnRequest() throws IOException {
        leaveUnfinished();
        change();

        Outcome outcome = run(RestartedUploadTest::restart);

        assertThat(outcome.getState()).isEqualTo(State.UPLOADED);
        // The status of the item is read before it is deleted.
        assertThat(fake.steps)
                .containsExactly("item", "item", "abort", "start", "create", "sign 1", "put 1", "complete", "item");
        assertThat(fake.service.received)
                .filteredOn(received -> received.method().equals("PATCH"))
                .singleElement()
                .satisfies(received -> assertThat(received.text()).contains("active"));
        assertThat(new String(fake.object(), StandardCharsets.UTF_8)).isEqualTo("frames and more");
        assertThat(run(all -> all).getState()).isEqualTo(State.ALREADY_UPLOADED);
    }

    @Test
    void fileThatChangesDuringItsUpload_isUploadedByTheNextRun() throws IOException {
        fake.faults.put("put 1", (exchange, call) -> {
            if (call == 1) {
                change();
            }
            return false;
        });

        Outcome first = run(RestartedUploadTest::restart);
        Outcome second = run(RestartedUploadTest::restart);

        assertThat(first.getFailure())
                .hasCauseInstanceOf(FileChangedException.class)
                .hasMessageContaining("to upload the changed file, discard the resume file")
                .hasMessageNotContaining("to resume");
        assertThat(second.getState()).isEqualTo(State.UPLOADED);
    }

    @Test
    void uploadThatTheStorageNoLongerHas_isUploadedAnew() {
        leaveUnfinished();
        fake.fails("sign 1", 404, "", 2);
        // The first request of the earlier run was call 1.
        assertThat(run(all -> all).getFailure()).isInstanceOf(ResumeRefusedException.class);
        fake.faults.remove("sign 1");
        fake.faults.put("sign 1", (exchange, call) -> {
            if (call == 3) {
                TestServer.send(exchange, 404, "application/json", "{}");
            }
            return call == 3;
        });

        Outcome outcome = run(RestartedUploadTest::restart);

        assertThat(outcome.getState()).isEqualTo(State.UPLOADED);
        assertThat(fake.steps).endsWith("abort", "start", "create", "sign 1", "put 1", "complete", "item");
    }

    @ParameterizedTest
    @ValueSource(strings = {"done", "deleted"})
    void itemOfTheEarlierUpload_decides(String item) throws IOException {
        leaveUnfinished();
        change();
        fake.faults.put("item", (exchange, call) -> {
            exchange.getRequestBody().readAllBytes();
            if (item.equals("done")) {
                TestServer.send(exchange, 200, "application/json", "{\"id\": 502, \"status\": \"done\"}");
                return true;
            }
            if (call == 1) {
                TestServer.send(exchange, 404, "application/json", "{}");
            }
            return call == 1;
        });

        Outcome outcome = run(RestartedUploadTest::restart);

        assertThat(outcome.getState()).isEqualTo(item.equals("done") ? State.FAILED : State.UPLOADED);
        assertThat(fake.steps.contains("start")).isEqualTo(!item.equals("done"));
    }

    /** The outcome of the last request is unknown, so the item may have its media file. */
    @Test
    void uploadThatMayHaveArrived_isNotRestarted() throws IOException {
        fake.hangsUp("complete", 100);
        assertThat(run(RestartedUploadTest::restart).getState()).isEqualTo(State.FAILED);
        change();
        fake.steps.clear();

        assertThat(run(RestartedUploadTest::restart).getFailure()).isInstanceOf(ResumeRefusedException.class);

        assertThat(fake.steps).isEmpty();
    }

    @Test
    void failedCleanUp_keepsTheResumeFile() throws IOException {
        leaveUnfinished();
        change();
        fake.fails("abort", 500, "", 100);

        assertThat(run(RestartedUploadTest::restart).getState()).isEqualTo(State.FAILED);
        assertThat(fake.steps).doesNotContain("start");
        fake.faults.remove("abort");

        assertThat(run(RestartedUploadTest::restart).getState()).isEqualTo(State.UPLOADED);
    }

    /** The responses to the form in order, "lost" or a status; and the revisions of the item in order. */
    private void respond(String forms, String revisions) {
        Deque<String> nextForms = new ArrayDeque<>(List.of(forms.split(" ")));
        Deque<String> nextRevisions = new ArrayDeque<>(List.of(revisions.split(" ")));
        fake.service.handle(exchange -> {
            fake.service.note(exchange);
            if (exchange.getRequestMethod().equals("POST")) {
                String response = nextForms.remove();
                if (response.equals("lost")) {
                    exchange.close();
                } else {
                    TestServer.send(exchange, Integer.parseInt(response), "application/json", "{\"id\": 700}");
                }
                return;
            }
            boolean inReview =
                    String.valueOf(exchange.getRequestURI().getQuery()).contains("review_id=31");
            String revision = inReview ? nextRevisions.remove() : "none";
            TestServer.send(
                    exchange,
                    200,
                    "application/json",
                    revision.equals("none") ? "{\"id\": 700}" : "{\"id\": 700, \"revision_id\": " + revision + "}");
        });
    }

    private static UploadAllRequestBuilder version(UploadAllRequestBuilder all) {
        return all.settings((path, one) -> one.newVersionOf(700));
    }

    private long sentVersions() {
        return fake.service.received.stream()
                .filter(received -> received.method().equals("POST"))
                .count();
    }

    @Test
    void newVersion_isSentAgain_ifTheItemHasTheSameRevision() {
        respond("lost 200", "101 101 101");

        assertThat(run(RestartedUploadTest::version).getState()).isEqualTo(State.FAILED);
        assertThat(run(RestartedUploadTest::version).getState()).isEqualTo(State.UPLOADED);
        assertThat(run(RestartedUploadTest::version).getState()).isEqualTo(State.ALREADY_UPLOADED);

        assertThat(sentVersions()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"101 102", "none 102", "none none", "101 none"})
    void newVersion_isNotSentAgain_ifItMayHaveArrived(String revisions) throws IOException {
        respond("lost 200", revisions + " " + revisions.split(" ")[1] + " 102");

        assertThat(run(RestartedUploadTest::version).getState()).isEqualTo(State.FAILED);
        Outcome second = run(RestartedUploadTest::version);
        assertThat(uploads.planUploadAll(request(RestartedUploadTest::version))
                        .getEntries()
                        .get(0)
                        .getOutcome())
                .satisfies(outcome -> assertThat(outcome.getState()).isEqualTo(State.UNCERTAIN));

        assertThat(second.getState()).isEqualTo(State.UNCERTAIN);
        assertThat(second.getItemId()).isEqualTo(700);
        assertThat(second.getFailure())
                .isInstanceOf(ExistingItemException.class)
                .hasMessageContaining("item 700 may already have it as a version");
        assertThat(sentVersions()).isOne();

        // The advice of the message.
        String message = second.getFailure().getMessage();
        Files.delete(Path.of(message.substring(message.indexOf("delete ") + "delete ".length())));
        assertThat(run(RestartedUploadTest::version).getState()).isEqualTo(State.UPLOADED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"400", "401", "403"})
    void newVersion_isSentAgain_ifItWasRejected(String status) {
        respond(status + " 200", "none none");

        assertThat(run(RestartedUploadTest::version).getState()).isEqualTo(State.FAILED);
        assertThat(run(RestartedUploadTest::version).getState()).isEqualTo(State.UPLOADED);

        assertThat(sentVersions()).isEqualTo(2);
    }

    @Test
    void newVersion_ofAnotherItemOrContent_isSent() throws IOException {
        respond("lost lost 200", "none none none");

        assertThat(run(RestartedUploadTest::version).getState()).isEqualTo(State.FAILED);
        assertThat(run(all -> all.settings((path, one) -> one.newVersionOf(800)))
                        .getState())
                .isEqualTo(State.FAILED);
        change();
        assertThat(run(RestartedUploadTest::version).getState()).isEqualTo(State.UPLOADED);

        assertThat(sentVersions()).isEqualTo(3);
    }

    @Test
    void damagedRecordOfAVersion_isRefused() throws IOException {
        respond("lost 200", "101 101");
        assertThat(run(RestartedUploadTest::version).getState()).isEqualTo(State.FAILED);
        try (var files = Files.list(resumeFolder)) {
            Path record = files.filter(each -> each.toString().endsWith(".version.json"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(record, "{\"format\":\"syncsketch-version-attempt\"");
        }

        assertThat(run(RestartedUploadTest::version).getFailure())
                .isInstanceOf(ResumeRefusedException.class)
                .hasMessageContaining(".version.json");
        assertThat(sentVersions()).isOne();
    }

    @Test
    void metadataThatIsNull_isNotSet() {
        UploadRequest request = UploadRequest.builder(31, file)
                .artist("Ada")
                .artist(null)
                .description("x")
                .description(null)
                .approvalStatus(null)
                .build();
        assertThat(request.getArtist()).isEmpty();
        assertThat(request.getDescription()).isNull();
        assertThat(request.getApprovalStatus()).isNull();
        UrlUploadRequest url = UrlUploadRequest.builder(31, "https://media.example/a.mov")
                .artist(null)
                .description(null)
                .approvalStatus(null)
                .build();
        assertThat(url.getArtist()).isEmpty();
        assertThat(url.getDescription()).isNull();
        assertThat(url.getApprovalStatus()).isNull();
        assertThatThrownBy(() -> UploadRequest.builder(31, file).name(null)).isInstanceOf(NullPointerException.class);
    }
}
