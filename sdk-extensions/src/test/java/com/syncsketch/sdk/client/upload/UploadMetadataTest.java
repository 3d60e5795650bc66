package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.ItemFetchException;
import com.syncsketch.sdk.client.error.MetadataUpdateException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.ServerException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.internal.util.FakeTime;
import com.syncsketch.sdk.client.resource.Uploads;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import com.syncsketch.sdk.client.upload.UploadAllResult.Outcome;
import com.syncsketch.sdk.client.upload.UploadAllResult.State;
import com.syncsketch.sdk.model.ApprovalStatus;
import com.syncsketch.sdk.model.ItemType;
import com.syncsketch.sdk.model.UploadedItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Metadata that is sent with an upload, by the form or by an update afterwards. */
@Timeout(120)
class UploadMetadataTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FakeMultipart fake = new FakeMultipart();
    private final Uploads uploads = fake.service
            .clientBuilder(new FakeTime().timing())
            .retryPolicy(RetryPolicy.standard())
            .build()
            .uploads();

    @TempDir
    private Path folder;

    private Path file;
    private Path resumeFile;

    @BeforeEach
    void makeFile() throws IOException {
        file = Files.writeString(folder.resolve("shot.mov"), "frames");
        resumeFile = folder.resolve("shot.json");
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private UploadRequestBuilder request() {
        return UploadRequest.builder(31, file);
    }

    private UploadRequestBuilder full() {
        return request()
                .artist("Ada \"é\"")
                .description("line 1\nline 2")
                .approvalStatus(ApprovalStatus.of("client review"))
                .fps(23.976)
                .firstFrame(-5)
                .type(ItemType.VIDEO_360);
    }

    private static final String FULL = "{\"artist\": \"Ada \\\"é\\\"\", \"description\": \"line 1\\nline 2\","
            + " \"approval_status\": \"client review\", \"fps\": 23.976, \"first_frame\": -5, \"type\": \"video360\"}";

    private List<TestServer.Received> updates() {
        return fake.service.received.stream()
                .filter(request -> request.method().equals("PATCH"))
                .toList();
    }

    private void assertUpdated(String json) throws IOException {
        List<TestServer.Received> updates = updates();
        TestServer.Received last = updates.get(updates.size() - 1);
        assertThat(last.uri()).isEqualTo("/api/v1/item/502/");
        assertThat(json(last.text())).isEqualTo(json(json));
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    @Test
    void uploadInParts_setsTheMetadataAfterTheUpload() throws IOException {
        assertThat(uploads.upload(full().build()).getId()).isEqualTo(502);

        assertThat(fake.steps).containsExactly("start", "create", "sign 1", "put 1", "complete", "item");
        assertUpdated(FULL);
    }

    @Test
    void uploadInBackground_setsTheMetadata() throws IOException {
        uploads.startUpload(full().build()).completion().join();

        assertUpdated(FULL);
    }

    @Test
    void uploadWithoutMetadata_updatesNothing() {
        uploads.upload(request().artist("").build());

        assertThat(updates()).isEmpty();
        assertThat(fake.steps).endsWith("complete", "item");
    }

    @Test
    void eachField_isSentAlone() throws IOException {
        uploads.upload(request().artist("Ada").build());
        assertUpdated("{\"artist\": \"Ada\"}");
        fake.completed = false;
        uploads.upload(request().description("").build());
        assertUpdated("{\"description\": \"\"}");
        fake.completed = false;
        uploads.upload(request().approvalStatus(ApprovalStatus.NONE).build());
        assertUpdated("{\"approval_status\": \"\"}");
        fake.completed = false;
        uploads.upload(request().firstFrame(0).build());
        assertUpdated("{\"first_frame\": 0}");
    }

    @Test
    void update_isRepeatedAfterATemporaryFailure() throws IOException {
        fake.hangsUp("item", 2);

        uploads.upload(full().build());

        assertThat(fake.count("item")).isEqualTo(3);
        assertUpdated(FULL);
    }

    @Test
    void failedUpdate_withoutAResumeFile_saysWhatIsMissing() throws IOException {
        fake.fails("item", 500, "{}", 9);

        MetadataUpdateException e =
                catchThrowableOfType(MetadataUpdateException.class, () -> uploads.upload(full().build()));

        assertThat(e)
                .hasMessageContaining("item 502 (artist, description, approval status, fps, first frame, type)")
                .hasMessageContaining("only the metadata is missing")
                .hasCauseInstanceOf(ServerException.class);
        assertThat(e.getItemId()).isEqualTo(502);
        assertThat(e.getItemUuid()).isEqualTo("item-uuid-502");
        assertThat(e.getFile()).isEqualTo(file);
        assertThat(e.getResumeFile()).isNull();
        assertThat(e.isTransient()).isTrue();
        assertThat(e.getRetryAfter()).isNull();
        assertThat(json(JSON.writeValueAsString(e.getItemUpdate()))).isEqualTo(json(FULL));
        assertThat(fake.steps).doesNotContain("abort");
    }

    @Test
    void failedUpdate_withAResumeFile_isTheOnlyThingThatTheNextRunSends() throws IOException {
        fake.fails("item", 400, "{}", 1);
        MetadataUpdateException e = catchThrowableOfType(
                MetadataUpdateException.class,
                () -> uploads.upload(full().resumeFile(resumeFile).build()));
        assertThat(e.getResumeFile()).isEqualTo(resumeFile);
        assertThat(e.isTransient()).isFalse();
        assertThat(e).hasMessageContaining("upload again with the resume file " + resumeFile);
        fake.steps.clear();

        uploads.upload(full().resumeFile(resumeFile).build());

        assertThat(fake.steps).containsExactly("item");
        assertUpdated(FULL);
        assertThat(resumeFile).doesNotExist();
    }

    @Test
    void resumedRun_usesTheRecordedMetadata_unlessItsRequestHasOther() throws IOException {
        fake.fails("put 1", 403, "<Error><Code>AccessDenied</Code></Error>", 1);
        assertThatThrownBy(() -> uploads.upload(full().resumeFile(resumeFile).build()))
                .isInstanceOf(UnfinishedUploadException.class);
        fake.fails("put 1", 403, "<Error><Code>AccessDenied</Code></Error>", 2);
        assertThatThrownBy(() -> uploads.upload(
                        request().artist("Grace").resumeFile(resumeFile).build()))
                .isInstanceOf(UnfinishedUploadException.class);

        uploads.upload(request().fps(25).resumeFile(resumeFile).build());

        assertUpdated(FULL.replace("Ada \\\"é\\\"", "Grace").replace("23.976", "25.0"));
        assertThat(fake.count("start")).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "[]", "{\"artist\": 1}", "{\"fps\": 0}", "{\"fps\": \"24\"}", "{\"firstFrame\": 1.5}"})
    void damagedMetadata_isRefused(String damaged) throws IOException {
        fake.fails("put 1", 403, "<Error><Code>AccessDenied</Code></Error>", 1);
        assertThatThrownBy(() -> uploads.upload(full().resumeFile(resumeFile).build()))
                .isInstanceOf(UnfinishedUploadException.class);
        String text = Files.readString(resumeFile);
        int start = text.indexOf("{\"artist\"");
        int end = text.indexOf('}', start) + 1;
        String replacement = damaged.startsWith("{")
                ? ((ObjectNode) json(text.substring(start, end)))
                        .setAll((ObjectNode) json(damaged))
                        .toString()
                : damaged;
        Files.writeString(resumeFile, text.substring(0, start) + replacement + text.substring(end));

        assertThatThrownBy(() -> uploads.upload(full().resumeFile(resumeFile).build()))
                .isInstanceOf(ResumeRefusedException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void updateWithoutAReadableResult_isAFailureOfReadingOnly() {
        fake.faults.put("item", (exchange, call) -> {
            exchange.getRequestBody().readAllBytes();
            TestServer.send(exchange, exchange.getRequestMethod().equals("PATCH") ? 204 : 404, null, "");
            return true;
        });

        assertThatThrownBy(() -> uploads.upload(full().build())).isInstanceOf(ItemFetchException.class);
    }

    @Test
    void signedUpload_setsTheMetadataAfterTheUpload() throws IOException {
        TestServer server = fake.service;
        server.handle(exchange -> {
            server.note(exchange);
            String uri = exchange.getRequestURI().toString();
            TestServer.send(
                    exchange,
                    200,
                    "application/json",
                    uri.startsWith("/bucket/")
                            ? ""
                            : uri.contains("/item/")
                                    ? "{\"id\": 502}"
                                    : "{\"url\": \"" + server.url()
                                            + "/bucket/\", \"fields\": {\"x-amz-meta-item-id\": \"502\"}}");
        });

        assertThat(uploads.uploadSigned(full().build()).getId()).isEqualTo(502);

        assertUpdated(FULL);
    }

    /** The form has the artist, the description and the type. */
    @Test
    void form_isCompletedByAnUpdate() throws IOException {
        fake.service.respondJson("{\"id\": 502, \"uuid\": \"u\"}");
        UploadedItem item = uploads.uploadToServer(full().build());

        assertThat(item.getId()).isEqualTo(502);
        TestServer.Received form = fake.service.received.get(0);
        assertThat(form.uri()).endsWith("?type=video360");
        assertThat(form.text()).contains("Ada \"é\"", "line 1\nline 2");
        assertUpdated("{\"approval_status\": \"client review\", \"fps\": 23.976, \"first_frame\": -5}");
    }

    @Test
    void formWithoutOtherMetadata_isNotFollowedByAnUpdate() {
        fake.service.respondJson("{\"id\": 502}");

        uploads.uploadToServer(request().artist("Ada").description("d").build());
        uploads.uploadFromUrl(UrlUploadRequest.builder(31, "https://media.example/a.mov")
                .artist("Ada")
                .build());

        assertThat(updates()).isEmpty();
    }

    @Test
    void url_isCompletedByAnUpdate() throws IOException {
        fake.service.respondJson("{\"id\": 502}");
        UrlUploadRequest request = UrlUploadRequest.builder(31, "https://media.example/a.mov")
                .artist("Ada")
                .approvalStatus(ApprovalStatus.WIP)
                .fps(30)
                .firstFrame(1001)
                .build();

        uploads.uploadFromUrl(request);

        assertThat(request.getApprovalStatus()).isEqualTo(ApprovalStatus.WIP);
        assertThat(request.getFps()).isEqualTo(30);
        assertThat(request.getFirstFrame()).isEqualTo(1001);
        assertUpdated("{\"approval_status\": \"wip\", \"fps\": 30.0, \"first_frame\": 1001}");
    }

    @Test
    void failedUpdateOfAUrl_namesTheItem() {
        fake.service.handle(exchange -> {
            exchange.getRequestBody().readAllBytes();
            boolean update = exchange.getRequestMethod().equals("PATCH");
            TestServer.send(exchange, update ? 400 : 200, "application/json", "{\"id\": 502}");
        });
        UrlUploadRequest request = UrlUploadRequest.builder(31, "https://media.example/a.mov")
                .fps(30)
                .build();

        assertThatThrownBy(() -> uploads.uploadFromUrl(request))
                .isInstanceOf(MetadataUpdateException.class)
                .hasMessageStartingWith("The upload completed, but the metadata of item 502 (fps) could not be set");
    }

    @Test
    void newVersion_isSentByTheForm_andReadLikeAnUploadInParts() {
        fake.service.handle(exchange -> {
            fake.service.note(exchange);
            boolean form = exchange.getRequestMethod().equals("POST");
            TestServer.send(
                    exchange, 200, "application/json", form ? "{\"id\": 700}" : "{\"id\": 700, \"name\": \"a\"}");
        });

        assertThat(uploads.upload(full().newVersionOf(700).build()).getName()).isEqualTo("a");

        assertThat(fake.service.received)
                .extracting(TestServer.Received::uri)
                .containsExactly(
                        "/items/uploadToReview/31/?itemParentId=700&type=video360",
                        "/api/v1/item/700/",
                        "/api/v1/item/700/");
    }

    /** The form cannot be resumed, so the resume folder only records that the file arrived. */
    @Test
    void newVersionInABatch_isNotSentAgain_evenIfItsMetadataIsMissing() {
        fake.service.handle(exchange -> {
            fake.service.note(exchange);
            boolean update = exchange.getRequestMethod().equals("PATCH");
            TestServer.send(exchange, update ? 400 : 200, "application/json", "{\"id\": 700}");
        });
        UploadAllRequest request = UploadAllRequest.ofFiles(31, List.of(file))
                .resumeFolder(folder.resolve("resume"))
                .settings((path, one) -> one.newVersionOf(700).fps(24))
                .build();

        Outcome first = uploads.tryUploadAll(request).getOutcomes().get(0);
        Outcome second = uploads.tryUploadAll(request).getOutcomes().get(0);

        assertThat(first.getState()).isEqualTo(State.METADATA_MISSING);
        assertThat(first.getItemId()).isEqualTo(700);
        assertThat(first.getFailure()).isInstanceOf(MetadataUpdateException.class);
        assertThat(second.getState()).isEqualTo(State.ALREADY_UPLOADED);
        assertThat(fake.service.received)
                .filteredOn(received -> received.method().equals("POST"))
                .hasSize(1);
    }

    @Test
    void batchWithMissingMetadata_sendsOnlyThatInTheNextRun() throws IOException {
        fake.fails("item", 400, "{}", 1);
        UploadAllRequest request = UploadAllRequest.ofFiles(31, List.of(file))
                .resumeFolder(folder.resolve("resume"))
                .settings((path, one) -> one.artist("Ada"))
                .build();

        UploadAllResult first = uploads.tryUploadAll(request);
        fake.steps.clear();
        UploadAllResult second = uploads.uploadAll(request);

        assertThat(first.isComplete()).isFalse();
        assertThat(first.getOutcomes(State.METADATA_MISSING)).hasSize(1);
        assertThat(second.getOutcomes(State.RESUMED)).hasSize(1);
        assertThat(fake.steps).containsExactly("item");
        assertUpdated("{\"artist\": \"Ada\"}");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void invalidFps_isRefused(double fps) {
        UrlUploadRequest.Builder url = UrlUploadRequest.builder(31, "https://media.example/a.mov");

        assertThatThrownBy(() -> request().fps(fps)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> url.fps(fps)).isInstanceOf(IllegalArgumentException.class);
    }
}
