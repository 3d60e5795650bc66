package com.syncsketch.sdk.client.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.internal.util.FakeTime;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import com.syncsketch.sdk.client.upload.UrlUploadRequest;
import com.syncsketch.sdk.model.ItemQuery;
import com.syncsketch.sdk.model.ItemUpdate;
import feign.RequestLine;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors in responses with a success status: every operation of the contract must notice them. */
class ReportedErrorsTest {

    private final TestServer server = new TestServer();
    private final SyncSketchClient client = server.client();

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<Arguments> operations() {
        return Stream.of(
                operation("model", c -> c.projects().get(20)),
                operation("page", c -> c.items().list(ItemQuery.none())),
                operation("list", SyncSketchClient::tree),
                operation(
                        "update",
                        c -> c.items().update(7, ItemUpdate.builder().name("a").build())),
                operation("free form", c -> c.reviews().archive(7)),
                operation("deletion", c -> c.projects().delete(20)),
                operation("connection", SyncSketchClient::isConnected),
                operation("task", c -> c.annotations().renderVideo(456, 789)),
                operation("users added", c -> c.users().addToProject(21, List.of(), "")),
                operation("users removed", c -> c.users().removeFromProject(21, List.of())),
                operation(
                        "upload by URL",
                        c -> c.uploads()
                                .uploadFromUrl(UrlUploadRequest.builder(31, URI.create("https://a.example/b.mov"))
                                        .build())));
    }

    private static Arguments operation(String name, Consumer<SyncSketchClient> call) {
        return Arguments.of(name, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void error_isThrown(String name, Consumer<SyncSketchClient> call) {
        server.respond(202, "application/json", "{\"error\": \"Quota exceeded\"}");

        ReportedErrorException e = catchThrowableOfType(ReportedErrorException.class, () -> call.accept(client));

        assertThat(e.getStatus()).isEqualTo(202);
        assertThat(e.getReason()).isEqualTo("Quota exceeded");
        assertThat(e).hasMessageContaining("Quota exceeded");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void page_isThrown(String name, Consumer<SyncSketchClient> call) {
        server.respond(200, "text/html; charset=utf-8", "\n<!DOCTYPE html><html>Log in</html>");

        assertThatThrownBy(() -> call.accept(client))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("it is an HTML page");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"success\": false}                          | success: false",
                "{\"success\": false, \"detail\": \"Locked\"}  | Locked",
                "{\"ok\": false, \"error\": \"Locked\"}        | Locked",
                "{\"error\": {\"code\": 7, \"text\": \"x\"}}   | {\"code\":7,\"text\":\"x\"}",
                "{\"error\": [\"a\", \"b\"]}                   | a; b",
                "{\"error\": true}                             | true",
                "{\"error_message\": \"Sorry\"}                | Sorry",
            })
    void reason_isTheTextOfTheService(String body, String reason) {
        server.respondJson(body);

        ReportedErrorException e = catchThrowableOfType(
                ReportedErrorException.class, () -> client.reviews().archive(7));

        assertThat(e.getReason().replace(", ", "; ")).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\": null}", "{\"error\": \"\"}", "{\"error\": false}", "{\"error\": []}", "{\"error\": 0}",
                "{\"success\": true}", "{\"errors\": 3}", "[{\"error\": \"x\"}]", "\"error\"",
                        "{\"a\": {\"error\": \"x\"}}"
            })
    void responseWithoutAnError_isASuccess(String body) {
        server.respondJson(body);

        client.reviews().archive(7);

        assertThat(server.received).hasSize(1);
    }

    @Test
    void modelWithAnErrorOfItsOwn_isReturned() {
        server.respondJson("{\"id\": 7, \"name\": \"a\", \"error\": \"The conversion failed\"}");

        assertThat(client.items().get(7).getAdditionalProperties()).containsEntry("error", "The conversion failed");
    }

    interface Own {

        @RequestLine("GET /api/own/")
        Map<String, Object> get();
    }

    @Test
    void ownInterfaces_andRawRequests_returnTheBody() {
        server.respondJson("{\"error\": \"x\"}");

        assertThat(client.api(Own.class).get()).containsEntry("error", "x");
        assertThat(client.raw().send("GET", "/api/own/").getText()).contains("x");
    }

    @ParameterizedTest
    @CsvSource({"true, 4", "false, 1"})
    void error_ofAReadOnly_isRetried(boolean read, int attempts) {
        server.respondJson("{\"error\": \"Busy\"}");
        try (SyncSketchClient retrying = server.clientBuilder(new FakeTime().timing())
                .retryPolicy(RetryPolicy.standard())
                .build()) {
            assertThatThrownBy(() -> {
                        if (read) {
                            retrying.projects().get(20);
                        } else {
                            retrying.reviews().archive(7);
                        }
                    })
                    .isInstanceOf(ReportedErrorException.class);
        }
        assertThat(server.received).hasSize(attempts);
    }
}
