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
 * Sends the recorded requests of the official Python client to the mock server. Most responses are 404, because the ids do
 * not exist there, but all requests must be valid by the contract.
 */
class RecordedRequestsIT {

    /** Recordings that violate the contract: strings as ids, and a list for a filter with a single value. */
    private static final Set<String> INVALID = Set.of(
            "get_project_by_id/id-accent",
            "get_project_by_id/id-space",
            // Truncated at the question mark, so without the trailing slash.
            "get_project_by_id/id-question",
            "get_media/list-value");

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static MockSyncSketch mock;

    @BeforeAll
    static void start() throws IOException {
        mock = MockSyncSketch.builder().user("user@example.com").strict(true).start();
    }

    @AfterAll
    static void stop() {
        mock.close();
    }

    @TestFactory
    Stream<DynamicTest> recordedRequests_areValidByTheContract() throws IOException {
        return TraceFile.usual().stream()
                .filter(trace -> trace.key().equals(mock.key()))
                .filter(trace -> trace.requests().stream().anyMatch(RecordedRequestsIT::isForTheService))
                .map(trace -> DynamicTest.dynamicTest(trace.name(), () -> {
                    for (JsonNode request : trace.requests()) {
                        if (isForTheService(request)) {
                            assertAccepted(trace, send(request));
                        }
                    }
                }));
    }

    private static boolean isForTheService(JsonNode request) {
        return request.path("path").asText().matches("/(api|uploads|items)/.*");
    }

    private static void assertAccepted(TraceCase trace, HttpResponse<String> response) {
        if (INVALID.contains(trace.name())) {
            assertThat(response.statusCode()).isIn(301, 400);
        } else if (response.statusCode() == 400) {
            // A body may refer to missing records.
            assertThat(response.body()).contains("There is no ");
        } else if (response.statusCode() == 401) {
            // Python loses query credentials when it follows a redirect.
            assertThat(trace.topic()).isEqualTo("redirect");
        } else {
            assertThat(response.statusCode()).as(response.body()).isIn(200, 201, 202, 204, 404);
        }
        assertThat(mock.defects()).isEmpty();
    }

    private static HttpResponse<String> send(JsonNode request) throws IOException, InterruptedException {
        String url = request.path("url")
                .asText()
                .replace(ReplayServer.RECORDED_ORIGIN, mock.url().toString());
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url));
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

    /** Returns a multipart body. Python sends no media type for the file, whose content does not matter here. */
    private static String multipart(JsonNode parts) {
        StringBuilder text = new StringBuilder();
        for (JsonNode part : parts) {
            text.append("--BOUNDARY\r\nContent-Disposition: form-data; name=\"")
                    .append(part.path("name").asText())
                    .append(part.path("filename").isTextual() ? "\"; filename=\"shot.mp4" : "")
                    .append("\"\r\n\r\n")
                    .append(part.path("value").asText("not a real video"))
                    .append("\r\n");
        }
        return text.append("--BOUNDARY--\r\n").toString();
    }
}
