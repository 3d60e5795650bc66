package com.syncsketch.sdk.client.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.ThingsApi;
import com.syncsketch.sdk.client.ThingsApi.Thing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorMappingTest {

    private final TestServer server = new TestServer();
    private final ThingsApi things = server.client().api(ThingsApi.class);

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | application/json | {\"error\": \"Invalid filter\"}",
                "401 | '' | ''",
                "403 | application/json | {\"detail\": \"No\"}",
                "404 | text/html | <h1>Not Found</h1>",
                "405 | '' | ''",
                "409 | application/json | {\"detail\": \"No\"}",
                "422 | application/json | {\"name\": [\"required\"]}",
                "429 | text/plain | slow down",
                "500 | text/html | <h1>Server Error (500)</h1>",
                "503 | application/json | {\"error\": "
            })
    void errorStatus_throwsItsExceptionWhateverTheBody(int status, String type, String body) {
        server.respond(status, type.isEmpty() ? null : type, body);
        ApiException e = catchThrowableOfType(ApiException.class, () -> things.get(7));
        assertThat(e)
                .isInstanceOf(
                        ApiException.of(ErrorResponse.builder(status, "", "").build())
                                .getClass());
        assertThat(e.getStatus()).isEqualTo(status);
        assertThat(e.getMethod()).isEqualTo("GET");
        assertThat(e.getPath()).isEqualTo("/api/v1/thing/{thing_id}/");
        assertThat(e.getBody()).isEqualTo(body);
        assertThat(e).hasNoCause();
    }

    @Test
    void voidMethod_whenItFails_throws() {
        server.respond(500, null, "");
        assertThatThrownBy(() -> things.delete("u")).isInstanceOf(ServerException.class);
    }

    @Test
    void message_containsNoTextOfTheQuery() {
        server.respond(400, "application/json", "{\"error\": \"Invalid filter\"}");
        assertThatThrownBy(() -> things.list("private name"))
                .isInstanceOf(BadRequestException.class)
                .hasMessage("GET /api/v1/thing/?name=*** returned 400: Invalid filter");
    }

    @Test
    void longBody_isTruncatedWithANote() {
        server.respond(500, "text/plain; charset=utf-8", "x".repeat(70_000));
        ServerException e = catchThrowableOfType(ServerException.class, () -> things.get(7));
        assertThat(e.getBody())
                .endsWith("x\n[truncated: the first 65536 of 70000 characters]")
                .hasSizeLessThan(65_600);
    }

    @Test
    void brokenConnection_inAnErrorBody_keepsTheStatus() {
        server.handle(exchange -> {
            exchange.sendResponseHeaders(503, 100);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            exchange.close();
        });
        assertThatThrownBy(() -> things.get(7)).isInstanceOfSatisfying(ServerException.class, e -> {
            assertThat(e.getStatus()).isEqualTo(503);
            // The bytes that had arrived are kept.
            assertThat(e.getBody()).isEqualTo("\0".repeat(10));
        });
    }

    @Test
    void brokenConnection_inABody_throws() {
        server.handle(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            exchange.close();
        });
        assertThatThrownBy(() -> things.get(7)).isInstanceOf(ConnectionException.class);
    }

    @Test
    void retryAfter_asADate_isRelativeToTheClock() {
        server.handle(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "Tue, 03 Mar 2026 10:01:30 GMT");
            TestServer.send(exchange, 429, null, "");
        });
        Clock clock = Clock.fixed(Instant.parse("2026-03-03T10:00:00Z"), ZoneOffset.UTC);
        ThingsApi api = server.clientBuilder(clock).build().api(ThingsApi.class);
        RateLimitedException e = catchThrowableOfType(RateLimitedException.class, api::first);
        assertThat(e.getRetryAfter()).isEqualTo(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "null",
                "<html>Log in</html>",
                "[]",
                "{\"id\": \"x\"}",
                "{\"id\": 1} <html>",
                "{\"id\": "
            })
    void bodyThatViolatesTheContract_throwsAndIsKept(String body) {
        server.respond(202, "text/html", body);
        DecodingException e = catchThrowableOfType(DecodingException.class, () -> things.get(7));
        assertThat(e.getStatus()).isEqualTo(202);
        assertThat(e.getBody()).isEqualTo(body);
        assertThat(e.getMessage())
                .startsWith(
                        "GET /api/v1/thing/7/ returned 202 (text/html), but the response does not match the contract:");
        assertThat(e).hasNoCause();
    }

    @Test
    void message_namesTheInvalidField() {
        server.respondJson("[{\"id\": 1, \"name\": \"a\"}, {\"id\": [], \"name\": \"b\"}]");
        assertThatThrownBy(() -> things.list("n"))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("field [1].id at line 1");
    }

    @Test
    void success_returnsTheValue() {
        server.respondJson("{\"id\": 1, \"name\": \"a\"}");
        assertThat(things.first()).isEqualTo(new Thing(1, "a"));
        assertThat(things.create(Map.of("name", "b"))).isEqualTo(new Thing(1, "a"));
        assertThat(server.last().text()).isEqualTo("{\"name\":\"b\"}");
        assertThat(server.last().header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void undocumentedResponse_mayBeAnything() {
        assertThat(server.respondJson("{\"a\": [1]}")
                        .client()
                        .api(ThingsApi.class)
                        .start("u")
                        .body())
                .isEqualTo(Map.of("a", List.of(1)));
        assertThat(server.respond(204, null, "")
                        .client()
                        .api(ThingsApi.class)
                        .start("u")
                        .body())
                .isNull();
        server.respond(200, "text/plain", "done and dusted");
        assertThat(things.start("u").body()).isEqualTo("done and dusted");
        assertThat(things.start("u").status()).isEqualTo(200);
    }

    @Test
    void voidMethod_ignoresTheResponseBody() {
        server.respond(200, "text/html", "<html>");
        things.delete("u");
        server.respond(204, null, "");
        things.delete("u");
        assertThat(server.received).hasSize(2);
    }

    @Test
    void unserializableBody_throwsBeforeAnythingIsSent() {
        assertThatThrownBy(() -> things.create(Map.of("stream", new Object())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The body cannot be written as JSON");
        assertThatThrownBy(() -> things.create(null)).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.received).isEmpty();
    }
}
