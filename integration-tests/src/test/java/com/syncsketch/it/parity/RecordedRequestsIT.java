package com.syncsketch.it.parity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.MockSyncSketch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the official Python client sends, sent to the mock server as it was recorded. The ids in it lead nowhere there, so
 * most answers are 404, but none may say that the contract has no such request.
 */
class RecordedRequestsIT {

    /** What Python lets through and the contract does not: texts for ids, and a list for a filter that takes one value. */
    private static final Set<String> ABSURD = Set.of(
            "get_project_by_id/id-accent",
            "get_project_by_id/id-space",
            // Cut off at the question mark, and so without the slash at the end.
            "get_project_by_id/id-question",
            "get_media/list-value");

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static MockSyncSketch mock;

    @BeforeAll
    static void start() throws IOException {
        mock = MockSyncSketch.builder().user("user@example.com").start();
    }

    @AfterAll
    static void stop() {
        mock.close();
    }

    @TestFactory
    Stream<DynamicTest> recordedRequests_areRequestsOfTheContract() throws IOException {
        return TraceFile.own().stream()
                .filter(trace -> trace.key().equals(mock.key()))
                .filter(trace -> trace.requests().stream().anyMatch(RecordedRequestsIT::goesToTheService))
                .map(trace -> DynamicTest.dynamicTest(trace.name(), () -> {
                    for (JsonNode request : trace.requests()) {
                        if (goesToTheService(request)) {
                            judge(trace, send(request));
                        }
                    }
                }));
    }

    private static boolean goesToTheService(JsonNode request) {
        return request.path("path").asText().matches("/(api|uploads|items)/.*");
    }

    private static void judge(TraceCase trace, HttpResponse<String> answer) {
        if (ABSURD.contains(trace.name())) {
            assertThat(answer.statusCode()).isIn(301, 400);
        } else if (answer.statusCode() == 400) {
            // A body may name what is not there.
            assertThat(answer.body()).contains("There is no ");
        } else if (answer.statusCode() == 401) {
            // Python loses credentials in the query when it follows a redirect.
            assertThat(trace.topic()).isEqualTo("redirect");
        } else {
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201, 202, 204, 404);
        }
        assertThat(mock.defects()).isEmpty();
    }

    private static HttpResponse<String> send(JsonNode request) throws IOException, InterruptedException {
        String address = request.path("url")
                .asText()
                .replace(ReplayServer.RECORDED_ORIGIN, mock.url().toString());
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(address));
        request.path("headers")
                .properties()
                .forEach(header ->
                        builder.header(header.getKey(), header.getValue().asText()));
        return HTTP.send(
                builder.method(request.path("method").asText(), BodyPublishers.ofByteArray(body(request.path("body"))))
                        .build(),
                BodyHandlers.ofString());
    }

    private static byte[] body(JsonNode body) {
        return switch (body.path("kind").asText()) {
            case "json" -> body.path("value").toString().getBytes(StandardCharsets.UTF_8);
            case "form" -> body.path("raw").asText().getBytes(StandardCharsets.UTF_8);
            case "multipart" -> multipart(body.path("parts")).getBytes(StandardCharsets.UTF_8);
            default -> new byte[0];
        };
    }

    /** Python gives the file no media type; what the file holds does not matter here. */
    private static String multipart(JsonNode parts) {
        StringBuilder text = new StringBuilder();
        for (JsonNode part : parts) {
            text.append("--BOUNDARY\r\nContent-Disposition: form-data; name=\"")
                    .append(part.path("name").asText())
                    .append(part.path("filename").isTextual() ? "\"; filename=\"shot.mp4" : "")
                    .append("\"\r\n\r\n")
                    .append(part.path("value").asText("not really a video"))
                    .append("\r\n");
        }
        return text.append("--BOUNDARY--\r\n").toString();
    }
}
