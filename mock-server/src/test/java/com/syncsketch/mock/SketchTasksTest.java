package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.internal.state.Review;
import com.syncsketch.mock.internal.state.Revision;
import com.syncsketch.mock.model.TaskKind;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SketchTasksTest {

    private static final String ALL = "?include_data=1&tracingpaper=0&base64=0&async=1";

    private MockServerFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new MockServerFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void rendersSketchesInFrameOrder() throws Exception {
        fixture.sketch(41);
        fixture.sketch(0);
        fixture.sketch(41);
        fixture.sketch(7).fields().put("active", false);
        fixture.note("comment", 5);
        String task = startTask("flattenedSketches", ALL);

        JsonNode running = poll("flattenedSketches", task).body();
        assertThat(running).hasToString("{\"status\":\"processing\"}");
        JsonNode done = poll("flattenedSketches", task).body();
        assertThat(done.path("status").asText()).isEqualTo("done");
        assertThat(done.path("data").findValuesAsText("frame")).containsExactly("0", "41");
        assertThat(done.path("data").findValuesAsText("adjustedFrame")).containsExactly("1", "42");
        assertThat(done.at("/data/0/url").asText()).contains("/0000.png").startsWith("http://127.0.0.1");
        assertThat(done.at("/data/0/base64").isMissingNode()).isTrue();
        assertThat(poll("flattenedSketches", task).body()).isEqualTo(done);
    }

    @Test
    void rendersNothingWithoutSketches() throws Exception {
        fixture.mock.tasks().processingPolls(0);
        JsonNode done =
                poll("flattenedSketches", startTask("flattenedSketches", ALL)).body();
        assertThat(done.path("status").asText()).isEqualTo("done");
        assertThat(done.path("data").isArray()).isTrue();
        assertThat(done.path("data")).isEmpty();
    }

    @Test
    void returnsImagesAsTextOnRequest() throws Exception {
        fixture.sketch(0);
        fixture.mock.tasks().processingPolls(0);
        JsonNode image = poll("flattenedSketches", startTask("flattenedSketches", "?include_data=1&base64=1&async=1"))
                .body()
                .at("/data/0");
        assertThat(Base64.getDecoder().decode(image.path("base64").asText())).startsWith(0x89, 'P', 'N', 'G');
        assertThat(image.path("url").asText()).isNotEmpty();
    }

    @Test
    void returnsFramesOnlyWithoutData() throws Exception {
        fixture.sketch(3);
        fixture.mock.tasks().processingPolls(0);
        JsonNode done = poll("flattenedSketches", startTask("flattenedSketches", "?include_data=0&async=1"))
                .body();
        assertThat(done.path("data")).hasToString("[{\"frame\":3,\"adjustedFrame\":4}]");
    }

    @Test
    void respondsSynchronouslyWithoutAsync() throws Exception {
        fixture.sketch(0);
        JsonClient.Response response = fixture.post(path("flattenedSketches") + "?include_data=1&async=0");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body().at("/data/0/url").asText()).contains("/0000.png");
        fixture.mock.tasks().fail(TaskKind.FLATTENED_SKETCHES);
        assertThat(fixture.post(path("flattenedSketches") + "?async=0").status())
                .isEqualTo(500);
    }

    @Test
    void createsAnArchiveForMaya() throws Exception {
        fixture.sketch(0);
        String task = startTask("greasePencil", "");
        assertThat(poll("greasePencil", task).body().path("status").asText()).isEqualTo("processing");
        JsonNode data = poll("greasePencil", task).body().path("data");
        assertThat(data.path("fileName").asText()).isEqualTo("shot_010_greasePencil");
        assertThat(data.path("s3Path").asText()).contains("/greasepencil.zip");
    }

    @Test
    void createsAVideo() throws Exception {
        fixture.mock.tasks().processingPolls(0);
        JsonNode data = poll("videoWithSketches", startTask("videoWithSketches", ""))
                .body()
                .path("data");
        assertThat(data.path("s3Path").asText()).contains("/sketches.mp4");
        assertThat(data.has("fileName")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "flattenedSketches, FLATTENED_SKETCHES",
        "greasePencil, GREASE_PENCIL",
        "videoWithSketches, VIDEO_WITH_SKETCHES"
    })
    void failsTasksOnDemand(String operation, TaskKind kind) throws Exception {
        fixture.mock.tasks().processingPolls(2).fail(kind);
        String task = startTask(operation, "");
        assertThat(poll(operation, task).body().path("status").asText()).isEqualTo("processing");
        assertThat(poll(operation, task).body().path("status").asText()).isEqualTo("processing");
        assertThat(poll(operation, task).body()).hasToString("{\"status\":\"failed\"}");

        fixture.mock.tasks().succeed(kind).processingPolls(0);
        assertThat(poll(operation, task).body().path("status").asText()).isEqualTo("failed");
        assertThat(poll(operation, startTask(operation, ""))
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flattenedSketches", "greasePencil", "videoWithSketches"})
    void returnsNotFoundInTheFormatOfV2(String operation) throws Exception {
        JsonClient.Response task = poll(operation, "3f0a6c1e-5b52-4f0e-9d0b-6f2c1c9a7e44");
        assertThat(task.status()).isEqualTo(404);
        assertThat(task.body().path("detail").asText()).contains("no task 3f0a6c1e");
        String base = "/api/v2/downloads/" + operation + "/";
        assertThat(fixture.post(base + "7/" + fixture.item.id() + "/").status()).isEqualTo(404);
        assertThat(fixture.post(base + fixture.review.id() + "/7/").status()).isEqualTo(404);
    }

    @Test
    void doesNotFindTasksOfAnotherKind() throws Exception {
        String task = startTask("greasePencil", "");
        assertThat(poll("videoWithSketches", task).status()).isEqualTo(404);
    }

    @Test
    void doesNotFindItemsOfAnotherReview() throws Exception {
        fixture.item.revisions().clear();
        fixture.item
                .revisions()
                .add(new Revision(
                        fixture.store().newId(),
                        fixture.item,
                        new Review(fixture.store().newId(), "other", fixture.project, fixture.user, "Other")));
        JsonClient.Response response = fixture.post(path("greasePencil"));
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.reason())
                .isEqualTo("Item " + fixture.item.id() + " is not in review " + fixture.review.id());
    }

    @Test
    void removesTasksAndTheirSettingsOnReset() throws Exception {
        String task = startTask("greasePencil", "");
        fixture.mock.tasks().processingPolls(5).fail(TaskKind.GREASE_PENCIL);
        fixture.mock.reset();
        fixture.createData();
        assertThat(poll("greasePencil", task).status()).isEqualTo(404);
        String fresh = startTask("greasePencil", "");
        poll("greasePencil", fresh);
        assertThat(poll("greasePencil", fresh).body().path("status").asText()).isEqualTo("done");
    }

    @Test
    void rejectsANegativeNumberOfPolls() {
        assertThatThrownBy(() -> fixture.mock.tasks().processingPolls(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private String path(String operation) {
        return "/api/v2/downloads/" + operation + "/" + fixture.review.id() + "/" + fixture.item.id() + "/";
    }

    private String startTask(String operation, String query) throws Exception {
        JsonClient.Response response = fixture.post(path(operation) + query);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body().isTextual()).isTrue();
        return response.body().asText();
    }

    private JsonClient.Response poll(String operation, String task) throws Exception {
        return fixture.get("/api/v2/downloads/" + operation + "/" + task + "/");
    }
}
