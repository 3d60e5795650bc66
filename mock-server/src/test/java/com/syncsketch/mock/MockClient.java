package com.syncsketch.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Calls a mock server over HTTP as one user. Follows no redirect. */
final class MockClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI base;
    private final String user;
    private final String key;

    /**
     * An answer.
     *
     * @param status the status
     * @param headers the headers
     * @param text the body as text
     * @param body the body as JSON; a missing node if it is none
     */
    record Answer(int status, HttpHeaders headers, String text, JsonNode body) {

        /** Gives the reason of a refusal, in either dialect. */
        String reason() {
            return body.path("error").asText(body.path("detail").asText());
        }

        /** Gives the id of what was made. */
        long id() {
            if (status >= 300) {
                throw new AssertionError(status + " " + text);
            }
            return body.path("id").longValue();
        }

        /** Gives the objects of a list, of v1 or of v2. */
        List<JsonNode> objects() {
            if (status >= 300) {
                throw new AssertionError(status + " " + text);
            }
            JsonNode list = body.isArray() ? body : body.path("objects");
            return StreamSupport.stream(list.spliterator(), false).toList();
        }

        /** Gives a member of all objects of a list, as texts. */
        List<String> all(String member) {
            return objects().stream().map(each -> each.path(member).asText()).toList();
        }
    }

    private MockClient(URI base, String user, String key) {
        this.base = base;
        this.user = user;
        this.key = key;
    }

    static MockClient of(MockSyncSketch mock) {
        return new MockClient(mock.url(), mock.user(), mock.key());
    }

    MockClient as(String otherUser, String otherKey) {
        return new MockClient(base, otherUser, otherKey);
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    Answer post(String path) {
        return send("POST", path, null);
    }

    Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    Answer patch(String path, Object body) {
        return send("PATCH", path, body);
    }

    /** Sends a call with a body that is JSON text already, a node, or something that Jackson can write. */
    private Answer send(String method, String path, Object body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                    .header("Authorization", "apikey " + user + ":" + key)
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(
                                            body instanceof String text ? text : JSON.writeValueAsString(body)));
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            JsonNode json =
                    type.startsWith("application/json") ? JSON.readTree(response.body()) : MissingNode.getInstance();
            return new Answer(response.statusCode(), response.headers(), response.body(), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Reads JSON that is written with single quotes. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long account() {
        return get("/api/v1/account/").objects().get(0).path("id").longValue();
    }

    long project(String name) {
        return post("/api/v1/project/", Map.of("account_id", account(), "name", name))
                .id();
    }

    long review(long project, String name) {
        return post("/api/v1/review/", Map.of("project", "/api/v1/project/" + project + "/", "name", name))
                .id();
    }

    long item(long review, String name) {
        return item(review, name, "{}");
    }

    /** Makes an item that is done, with further members written with single quotes. */
    long item(long review, String name, String members) {
        ObjectNode body = JSON.createObjectNode().put("reviewId", review).put("name", name);
        body.put("fps", 24).put("status", "done").setAll((ObjectNode) json(members));
        return post("/api/v1/item/", body).id();
    }
}
