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

    private Stage stage;

    @BeforeEach
    void start() throws Exception {
        stage = new Stage();
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void rendersSketchesInFrameOrder() throws Exception {
        stage.sketch(41);
        stage.sketch(0);
        stage.sketch(41);
        stage.sketch(7).fields().put("active", false);
        stage.note("comment", 5);
        String task = begin("flattenedSketches", ALL);

        JsonNode running = ask("flattenedSketches", task).body();
        assertThat(running).hasToString("{\"status\":\"processing\"}");
        JsonNode done = ask("flattenedSketches", task).body();
        assertThat(done.path("status").asText()).isEqualTo("done");
        assertThat(done.path("data").findValuesAsText("frame")).containsExactly("0", "41");
        assertThat(done.path("data").findValuesAsText("adjustedFrame")).containsExactly("1", "42");
        assertThat(done.at("/data/0/url").asText()).contains("/0000.png").startsWith("http://127.0.0.1");
        assertThat(done.at("/data/0/base64").isMissingNode()).isTrue();
        assertThat(ask("flattenedSketches", task).body()).isEqualTo(done);
    }

    @Test
    void rendersNothingWithoutSketches() throws Exception {
        stage.mock.tasks().processingPolls(0);
        JsonNode done =
                ask("flattenedSketches", begin("flattenedSketches", ALL)).body();
        assertThat(done.path("status").asText()).isEqualTo("done");
        assertThat(done.path("data").isArray()).isTrue();
        assertThat(done.path("data")).isEmpty();
    }

    @Test
    void returnsImagesAsTextOnRequest() throws Exception {
        stage.sketch(0);
        stage.mock.tasks().processingPolls(0);
        JsonNode picture = ask("flattenedSketches", begin("flattenedSketches", "?include_data=1&base64=1&async=1"))
                .body()
                .at("/data/0");
        assertThat(Base64.getDecoder().decode(picture.path("base64").asText())).startsWith(0x89, 'P', 'N', 'G');
        assertThat(picture.path("url").asText()).isNotEmpty();
    }

    @Test
    void returnsFramesOnlyWithoutData() throws Exception {
        stage.sketch(3);
        stage.mock.tasks().processingPolls(0);
        JsonNode done = ask("flattenedSketches", begin("flattenedSketches", "?include_data=0&async=1"))
                .body();
        assertThat(done.path("data")).hasToString("[{\"frame\":3,\"adjustedFrame\":4}]");
    }

    @Test
    void respondsSynchronouslyWithoutAsync() throws Exception {
        stage.sketch(0);
        Stage.Answer answer = stage.post(path("flattenedSketches") + "?include_data=1&async=0");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/data/0/url").asText()).contains("/0000.png");
        stage.mock.tasks().fail(TaskKind.FLATTENED_SKETCHES);
        assertThat(stage.post(path("flattenedSketches") + "?async=0").status()).isEqualTo(500);
    }

    @Test
    void createsAnArchiveForMaya() throws Exception {
        stage.sketch(0);
        String task = begin("greasePencil", "");
        assertThat(ask("greasePencil", task).body().path("status").asText()).isEqualTo("processing");
        JsonNode data = ask("greasePencil", task).body().path("data");
        assertThat(data.path("fileName").asText()).isEqualTo("shot_010_greasePencil");
        assertThat(data.path("s3Path").asText()).contains("/greasepencil.zip");
    }

    @Test
    void createsAVideo() throws Exception {
        stage.mock.tasks().processingPolls(0);
        JsonNode data =
                ask("videoWithSketches", begin("videoWithSketches", "")).body().path("data");
        assertThat(data.path("s3Path").asText()).contains("/sketches.mp4");
        assertThat(data.has("fileName")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "flattenedSketches, FLATTENED_SKETCHES",
        "greasePencil, GREASE_PENCIL",
        "videoWithSketches, VIDEO_WITH_SKETCHES"
    })
    void failsTasksOnDemand(String words, TaskKind kind) throws Exception {
        stage.mock.tasks().processingPolls(2).fail(kind);
        String task = begin(words, "");
        assertThat(ask(words, task).body().path("status").asText()).isEqualTo("processing");
        assertThat(ask(words, task).body().path("status").asText()).isEqualTo("processing");
        assertThat(ask(words, task).body()).hasToString("{\"status\":\"failed\"}");

        stage.mock.tasks().succeed(kind).processingPolls(0);
        assertThat(ask(words, task).body().path("status").asText()).isEqualTo("failed");
        assertThat(ask(words, begin(words, "")).body().path("status").asText()).isEqualTo("done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flattenedSketches", "greasePencil", "videoWithSketches"})
    void returnsNotFoundInTheFormatOfV2(String words) throws Exception {
        Stage.Answer task = ask(words, "3f0a6c1e-5b52-4f0e-9d0b-6f2c1c9a7e44");
        assertThat(task.status()).isEqualTo(404);
        assertThat(task.body().path("detail").asText()).contains("no task 3f0a6c1e");
        String base = "/api/v2/downloads/" + words + "/";
        assertThat(stage.post(base + "7/" + stage.item.id() + "/").status()).isEqualTo(404);
        assertThat(stage.post(base + stage.review.id() + "/7/").status()).isEqualTo(404);
    }

    @Test
    void doesNotFindTasksOfAnotherKind() throws Exception {
        String task = begin("greasePencil", "");
        assertThat(ask("videoWithSketches", task).status()).isEqualTo(404);
    }

    @Test
    void doesNotFindItemsOfAnotherReview() throws Exception {
        stage.item.revisions().clear();
        stage.item
                .revisions()
                .add(new Revision(
                        stage.store().newId(),
                        stage.item,
                        new Review(stage.store().newId(), "other", stage.project, stage.user, "Other")));
        Stage.Answer answer = stage.post(path("greasePencil"));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.reason())
                .isEqualTo("Item " + stage.item.id() + " is not in review " + stage.review.id());
    }

    @Test
    void removesTasksAndTheirSettingsOnReset() throws Exception {
        String task = begin("greasePencil", "");
        stage.mock.tasks().processingPolls(5).fail(TaskKind.GREASE_PENCIL);
        stage.mock.reset();
        stage.fill();
        assertThat(ask("greasePencil", task).status()).isEqualTo(404);
        String fresh = begin("greasePencil", "");
        ask("greasePencil", fresh);
        assertThat(ask("greasePencil", fresh).body().path("status").asText()).isEqualTo("done");
    }

    @Test
    void rejectsANegativeNumberOfPolls() {
        assertThatThrownBy(() -> stage.mock.tasks().processingPolls(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private String path(String words) {
        return "/api/v2/downloads/" + words + "/" + stage.review.id() + "/" + stage.item.id() + "/";
    }

    private String begin(String words, String query) throws Exception {
        Stage.Answer answer = stage.post(path(words) + query);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().isTextual()).isTrue();
        return answer.body().asText();
    }

    private Stage.Answer ask(String words, String task) throws Exception {
        return stage.get("/api/v2/downloads/" + words + "/" + task + "/");
    }
}
