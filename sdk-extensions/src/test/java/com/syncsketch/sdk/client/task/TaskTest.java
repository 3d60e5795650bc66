package com.syncsketch.sdk.client.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.NotFoundException;
import com.syncsketch.sdk.client.error.TaskFailedException;
import com.syncsketch.sdk.client.resource.Annotations;
import com.syncsketch.sdk.model.DownloadFile;
import com.syncsketch.sdk.model.FlattenedSketch;
import com.syncsketch.sdk.model.FlattenedSketchesQuery;
import com.syncsketch.sdk.model.ShotGridSyncProgress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTest {

    private final TestServer server = new TestServer();
    private final SyncSketchClient client = server.client();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void renderSketches_sendsWhatTheOfficialClientSends() {
        serve(
                "\"task-1\"",
                "{\"status\": \"done\", \"data\": [{\"url\": \"https://s3.example/1.png?sig=x\","
                        + " \"frame\": 12, \"adjustedFrame\": 13}]}");
        Task<List<FlattenedSketch>> task = client.annotations().renderSketches(456, 789, FlattenedSketchesQuery.none());
        assertThat(task.getId()).isEqualTo("task-1");
        TestServer.Received start = server.only();
        assertThat(start.method()).isEqualTo("POST");
        assertThat(start.body()).isEmpty();
        String[] parts = start.uri().split("\\?");
        assertThat(parts[0]).isEqualTo("/api/v2/downloads/flattenedSketches/456/789/");
        assertThat(Arrays.asList(parts[1].split("&")))
                .containsExactlyInAnyOrder("include_data=1", "tracingpaper=0", "base64=0", "async=1");

        assertThat(task.await()).extracting(FlattenedSketch::getFrame).containsExactly(12);
        assertThat(server.last().method()).isEqualTo("GET");
        assertThat(server.last().uri()).isEqualTo("/api/v2/downloads/flattenedSketches/task-1/");
    }

    @Test
    void renderSketches_sendsTheOptionsOfTheQuery() {
        serve("\"task-1\"", "{}");
        client.annotations()
                .renderSketches(
                        1,
                        2,
                        FlattenedSketchesQuery.builder()
                                .tracingPaper(true)
                                .base64(true)
                                .async(false)
                                .build());
        assertThat(server.only().uri()).contains("tracingpaper=1", "base64=1", "async=1", "include_data=1");
    }

    @Test
    void fileTasks_returnTheirFiles() {
        serve(
                "\"t/1\"",
                "{\"status\": \"done\", \"data\": {\"fileName\": \"shot\", \"s3Path\": \"https://s3.example/z\"}}");
        Map<String, Function<Annotations, Task<DownloadFile>>> kinds = Map.of(
                "greasePencil", annotations -> annotations.renderGreasePencil(456, 789),
                "videoWithSketches", annotations -> annotations.renderVideo(456, 789));
        kinds.forEach((kind, start) -> {
            server.received.clear();
            Task<DownloadFile> task = start.apply(client.annotations());
            assertThat(server.only().uri()).isEqualTo("/api/v2/downloads/" + kind + "/456/789/");
            assertThat(task.await().getS3Path()).isEqualTo("https://s3.example/z");
            assertThat(server.last().uri()).isEqualTo("/api/v2/downloads/" + kind + "/t%2F1/");
        });
    }

    @Test
    void resume_continuesFromAnId() {
        serve("\"unused\"", "{\"status\": \"done\", \"data\": {\"s3Path\": \"https://s3.example/z\"}}");
        assertThat(client.annotations().resumeGreasePencil("old").await().getFileName())
                .isNull();
        assertThat(client.annotations().resumeVideo("old").await().getS3Path()).isEqualTo("https://s3.example/z");
        assertThat(server.received).extracting(TestServer.Received::method).containsOnly("GET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"task\": \"no sketches\"}", "[]", "7", "\"\"", "\"..\"", "\"a//b\"", "\"/a\"", "\"a/../b\""})
    void start_withoutATaskId_isADecodingException(String body) {
        serve(body, "{}");
        assertThatThrownBy(() -> client.annotations().renderGreasePencil(456, 789))
                .isInstanceOfSatisfying(DecodingException.class, e -> {
                    assertThat(e.getStatus()).isEqualTo(202);
                    assertThat(e.getBody()).isEqualTo(body);
                });
        assertThat(server.received).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\nERROR forged", "a\\u0000", "a\\u0085", "a\\u2028", "a\\u202e", "a\\ud800"})
    void start_withATaskIdThatIsNoLine_isADecodingException(String id) {
        serve("\"" + id + "\"", "{}");
        assertThatThrownBy(() -> client.annotations().renderVideo(456, 789))
                .isInstanceOf(DecodingException.class)
                .hasMessage("Video rendering task: the task id in the response is not usable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "..", "a//b", "a\nb", "a\ud800"})
    void resume_withoutATaskId_isRefused(String id) {
        assertThatThrownBy(() -> client.annotations().resumeSketches(id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.annotations().resumeGreasePencil(id))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.annotations().resumeVideo(id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.shotGrid().resumeReviewNotes(id)).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"task\": \"gone\"}",
                "{\"status\": \"done\"}",
                "{\"status\": \"done\", \"data\": null}",
                "{\"status\": \"done\", \"data\": {\"fileName\": \"shot\"}}"
            })
    void response_withoutRequiredFields_isADecodingException(String body) {
        serve("\"task-1\"", body);
        Task<DownloadFile> task = client.annotations().renderVideo(456, 789);
        assertThatThrownBy(task::await).isInstanceOfSatisfying(DecodingException.class, e -> {
            assertThat(e.getStatus()).isEqualTo(203);
            assertThat(e.getBody()).isEqualTo(body.replace(" ", ""));
        });
    }

    @Test
    void failure_containsTheRawStateAndTheTask() {
        serve("\"task-1\"", "{\"status\": \"failed\", \"data\": null, \"reason\": \"no frames\"}");
        Task<DownloadFile> task = client.annotations().renderVideo(456, 789);
        assertThatThrownBy(task::await).isInstanceOfSatisfying(TaskFailedException.class, e -> {
            assertThat(e.getState()).contains("\"reason\":\"no frames\"");
            assertThat(e).hasMessage("Video rendering task task-1 failed");
        });
    }

    @Test
    void unknownTask_isNotFound() {
        server.respond(404, "application/json", "{\"detail\": \"Not found.\"}");
        assertThatThrownBy(() -> client.annotations().resumeVideo("old").poll()).isInstanceOf(NotFoundException.class);
    }

    @Test
    void syncReviewNotes_reportsProgress() {
        serve(
                "{\"task_id\": \"u-1\", \"status\": \"processing\", \"percent_complete\": 0}",
                "{\"task_id\": \"u-1\", \"status\": \"done\", \"percent_complete\": 100, \"message\": \"Sent\"}");
        Task<ShotGridSyncProgress> task = client.shotGrid().syncReviewNotes(456);
        assertThat(server.only().uri()).isEqualTo("/api/v2/shotgun/sync-review-notes/review/456/");
        TaskProgress progress = task.poll();
        assertThat(progress.getPercentComplete()).isEqualTo(100);
        assertThat(progress.getMessage()).isEqualTo("Sent");
        assertThat(task.await().getPercentComplete()).isEqualTo(100);
        assertThat(server.last().uri()).isEqualTo("/api/v2/shotgun/sync-review-notes/u-1/");
        assertThat(server.received).hasSize(2);
    }

    @Test
    void syncReviewNotes_doneAtOnce_isNotPolled() {
        serve("{\"task_id\": \"u-1\", \"status\": \"done\"}", "{}");
        assertThat(client.shotGrid().syncReviewNotes(456).await().getTaskId()).isEqualTo("u-1");
        assertThat(server.received).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"task_id\": \"\", ", "\"task_id\": \"..\", ", "\"task_id\": \"a\\nb\", "})
    void syncReviewNotes_withoutATaskId_isADecodingException(String id) {
        serve("{" + id + "\"reason\": \"No playlist\"}", "{}");
        assertThatThrownBy(() -> client.shotGrid().syncReviewNotes(456))
                .isInstanceOfSatisfying(DecodingException.class, e -> {
                    assertThat(e.getStatus()).isEqualTo(202);
                    assertThat(e.getBody()).contains("No playlist");
                });
    }

    private void serve(String start, String state) {
        // Any 2xx is a success; two different ones show which one an exception reports.
        HttpHandler post = server.responding(202, "application/json", start);
        HttpHandler get = server.responding(203, "application/json", state);
        server.handle(exchange -> (exchange.getRequestMethod().equals("POST") ? post : get).handle(exchange));
    }
}
