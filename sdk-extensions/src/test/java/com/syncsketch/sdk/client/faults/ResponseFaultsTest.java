package com.syncsketch.sdk.client.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.syncsketch.sdk.api.ProjectsWithResponseApi;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.AuthenticationException;
import com.syncsketch.sdk.client.error.BadRequestException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.MissingRevisionException;
import com.syncsketch.sdk.client.error.ReportedErrorException;
import com.syncsketch.sdk.client.error.ServerException;
import com.syncsketch.sdk.client.error.TaskFailedException;
import com.syncsketch.sdk.client.error.TaskTimeoutException;
import com.syncsketch.sdk.client.resource.Annotations;
import com.syncsketch.sdk.client.task.Task;
import com.syncsketch.sdk.model.DownloadFile;
import com.syncsketch.sdk.model.FlattenedSketchesQuery;
import com.syncsketch.sdk.model.ItemQuery;
import com.syncsketch.sdk.model.ProjectGetQuery;
import com.syncsketch.sdk.model.ProjectQuery;
import com.syncsketch.sdk.model.ReviewQuery;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that the official Python client misinterprets. */
@Timeout(60)
class ResponseFaultsTest {

    private final TestServer server = new TestServer();
    private final SyncSketchClient client = server.client();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                list("projects", c -> c.projects().list(ProjectQuery.none()).getObjects()),
                list("reviews", c -> c.reviews().list(ReviewQuery.none()).getObjects()),
                list("items", c -> c.items().list(ItemQuery.none()).getObjects()),
                list("pages", c -> c.items().all(ItemQuery.none()).stream().toList()),
                list("users", c -> c.users().ofProject(20)),
                list("tree", SyncSketchClient::tree),
                list("uuid", c -> c.reviews().findByUuid("aB3dE5fG7hJ9")));
    }

    private static Arguments list(String name, Consumer<SyncSketchClient> call) {
        return Arguments.of(name, call);
    }

    /** Python: prints the body and returns an empty list, as if there were nothing. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void bodyThatIsNotJson_isNotAnEmptyList(String name, Consumer<SyncSketchClient> call) {
        server.respond(401, null, "");
        assertThatThrownBy(() -> call.accept(client)).isInstanceOf(AuthenticationException.class);

        server.respond(500, "text/html", "<h1>Server Error (500)</h1>");
        ServerException failed = catchThrowableOfType(ServerException.class, () -> call.accept(client));
        assertThat(failed.getStatus()).isEqualTo(500);
        assertThat(failed.getBody()).isEqualTo("<h1>Server Error (500)</h1>");

        server.respond(200, "text/html", "<html>Log in</html>");
        DecodingException unreadable = catchThrowableOfType(DecodingException.class, () -> call.accept(client));
        assertThat(unreadable.getStatus()).isEqualTo(200);
        assertThat(unreadable.getBody()).isEqualTo("<html>Log in</html>");
    }

    /** Python: never looks at the status, and returns the error as if it were the project. */
    @Test
    void errorObject_isNotReturnedAsAResult() {
        server.respond(400, "application/json", "{\"id\": 7, \"name\": \"x\", \"error\": \"Invalid name\"}");
        BadRequestException refused = catchThrowableOfType(
                BadRequestException.class, () -> client.projects().create(1001, "Show A"));
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused).hasMessageContaining("Invalid name");
        assertThatThrownBy(() -> client.projects().get(7)).isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> client.reviews().delete(7)).isInstanceOf(BadRequestException.class);
    }

    /** Python: documents a boolean, but returns the response, which is always truthy. */
    @Test
    void isConnected_returnsABoolean() {
        server.respondJson("{\"connection\": true}");
        assertThat(client.isConnected()).isTrue();
        for (int refused : new int[] {401, 403}) {
            server.respond(refused, null, "");
            assertThat(client.isConnected()).isFalse();
        }
        server.respond(502, "text/html", "<html>Bad Gateway</html>");
        assertThatThrownBy(client::isConnected).isInstanceOf(ServerException.class);
    }

    /** Python: catches all exceptions, so rejected credentials look like "no such user". */
    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 500})
    void findByEmail_whenTheServiceReturnsAnError_throws(int status) {
        server.respond(status, "application/json", "{\"detail\": \"No\"}");
        assertThatThrownBy(() -> client.users().findByEmail("ada@example.com"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getStatus()).isEqualTo(status));
        server.respondJson("{\"meta\": {}, \"objects\": []}");
        assertThat(client.users().findByEmail("ada@example.com")).isEmpty();
    }

    static Stream<Arguments> starts() {
        return Stream.of(
                Arguments.of("sketches", (Consumer<Annotations>)
                        a -> a.renderSketches(456, 789, FlattenedSketchesQuery.none())),
                Arguments.of("grease pencil", (Consumer<Annotations>) a -> a.renderGreasePencil(456, 789)),
                Arguments.of("video", (Consumer<Annotations>) a -> a.renderVideo(456, 789)));
    }

    /** Python: inserts the error object into the next URL, and fails with a JSON error on an empty 401. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("starts")
    void taskStart_withoutAnId_doesNotPoll(String name, Consumer<Annotations> start) {
        server.respondJson("{\"error\": \"No such item\"}");
        ReportedErrorException reported =
                catchThrowableOfType(ReportedErrorException.class, () -> start.accept(client.annotations()));
        assertThat(reported.getReason()).isEqualTo("No such item");
        server.respond(401, null, "");
        assertThatThrownBy(() -> start.accept(client.annotations())).isInstanceOf(AuthenticationException.class);
        assertThat(server.received).extracting(TestServer.Received::method).containsExactly("POST", "POST");
    }

    /** Python: polls every second forever, waits on an unknown status, and cannot be stopped. */
    @Test
    void taskThatNeverEnds_timesOut() {
        Task<DownloadFile> task = task("{\"status\": \"paused by nobody knows what\"}");
        TaskTimeoutException late =
                catchThrowableOfType(TaskTimeoutException.class, () -> task.await(Duration.ofMillis(20)));
        assertThat(late.getTaskId()).isEqualTo("task-1");
        assertThat(late).hasMessageContaining("paused by nobody knows what");
        task.cancel();
        assertThatThrownBy(task::await).isInstanceOf(CancellationException.class);
    }

    /** Python: returns None or False, without a reason. */
    @Test
    void taskThatFailed_throws() {
        Task<DownloadFile> task = task("{\"status\": \"failed\", \"reason\": \"no frames\"}");
        TaskFailedException failed = catchThrowableOfType(TaskFailedException.class, task::await);
        assertThat(failed.getTaskId()).isEqualTo("task-1");
        assertThat(failed.getState()).contains("no frames");
    }

    private Task<DownloadFile> task(String state) {
        server.handle(exchange -> {
            server.note(exchange);
            boolean start = exchange.getRequestMethod().equals("POST");
            TestServer.send(exchange, 200, "application/json", start ? "\"task-1\"" : state);
        });
        return client.annotations().renderVideo(456, 789);
    }

    /** Python: returns the text "error", also after a failed lookup, and always makes two requests. */
    @Test
    void commentThatCannotBeCreated_throws() {
        server.respondJson("{\"id\": 789}");
        assertThatThrownBy(() -> client.annotations().addComment(789, 456, 42, "Hold"))
                .isInstanceOf(MissingRevisionException.class);
        server.respond(404, null, "");
        assertThatThrownBy(() -> client.annotations().addComment(789, 456, 42, "Hold"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getStatus()).isEqualTo(404));
        assertThat(server.received).extracting(TestServer.Received::method).containsOnly("GET");

        server.received.clear();
        server.respondJson("{\"id\": 9}");
        client.annotations().addCommentToRevision(789, 9001, 42, "Hold");
        assertThat(server.only().method()).isEqualTo("POST");
    }

    /** Python: prints the body and returns None. */
    @Test
    void upload_whenTheResponseIsNotJson_throws(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("shot.mov"), "frames");
        server.respond(200, "text/html", "<html>Thank you</html>");
        for (Consumer<SyncSketchClient> upload : List.<Consumer<SyncSketchClient>>of(
                c -> c.uploads().uploadToServer(456, file),
                c -> c.uploads().uploadFromUrl(456, URI.create("https://files.example/shot.mov")))) {
            DecodingException unreadable = catchThrowableOfType(DecodingException.class, () -> upload.accept(client));
            assertThat(unreadable.getBody()).isEqualTo("<html>Thank you</html>");
        }
    }

    /** Python: continues without the id of the new item, up to a URL that contains None. */
    @Test
    void upload_whenTheResponseHasNoId_throws(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("shot.mov"), "frames");
        server.respondJson("{\"uuid\": \"u-77\", \"error\": \"No space left\"}");
        assertThatThrownBy(() -> client.uploads().uploadToServer(456, file))
                .isInstanceOfSatisfying(
                        DecodingException.class, e -> assertThat(e.getBody()).contains("No space left"));
        assertThat(server.received).hasSize(1);
    }

    /** Python: {@code raw_response} has a different default in each method, and some ignore it. */
    @Test
    void statusAndHeaders_areAvailableForEachOperation() {
        server.handle(exchange -> {
            exchange.getResponseHeaders().set("X-Request-Id", "r-1");
            TestServer.send(exchange, 202, "application/json", "{\"id\": 20}");
        });
        assertThat(client.withResponse(c -> c.projects().get(20)).getStatus()).isEqualTo(202);
        assertThat(client.withResponse(c -> {
                            c.reviews().archive(456);
                            return null;
                        })
                        .getStatus())
                .isEqualTo(202);
        assertThat(client.withResponse(c -> c.users().current()).getHeaders().get("x-request-id"))
                .containsExactly("r-1");
        assertThat(client.api(ProjectsWithResponseApi.class)
                        .getWithResponse(20, ProjectGetQuery.none())
                        .status())
                .isEqualTo(202);
        assertThat(client.raw().send("GET", "/api/v1/project/20/").getStatus()).isEqualTo(202);
    }
}
