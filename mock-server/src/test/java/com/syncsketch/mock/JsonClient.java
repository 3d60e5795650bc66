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

/** Sends JSON requests to a mock server as one user. Does not follow redirects. */
final class JsonClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI base;
    private final String user;
    private final String key;

    /**
     * A response.
     *
     * @param status the status code
     * @param headers the headers
     * @param text the body as text
     * @param body the body as JSON; a missing node if it is not JSON
     */
    record Response(int status, HttpHeaders headers, String text, JsonNode body) {

        /** Returns the reason of an error, in either format. */
        String reason() {
            return body.path("error").asText(body.path("detail").asText());
        }

        /** Returns the id of the created resource. */
        long id() {
            if (status >= 300) {
                throw new AssertionError(status + " " + text);
            }
            return body.path("id").longValue();
        }

        /** Returns the objects of a v1 or v2 list. */
        List<JsonNode> objects() {
            if (status >= 300) {
                throw new AssertionError(status + " " + text);
            }
            JsonNode list = body.isArray() ? body : body.path("objects");
            return StreamSupport.stream(list.spliterator(), false).toList();
        }

        /** Returns a field of all objects of a list, as strings. */
        List<String> all(String field) {
            return objects().stream().map(each -> each.path(field).asText()).toList();
        }
    }

    private JsonClient(URI base, String user, String key) {
        this.base = base;
        this.user = user;
        this.key = key;
    }

    static JsonClient of(MockSyncSketch mock) {
        return of(mock, mock.url());
    }

    /** Creates a client of the first user of a world. */
    static JsonClient of(MockWorld world) {
        return of(world.url(), world.user(), world.key());
    }

    static JsonClient of(URI url, String user, String key) {
        return new JsonClient(url, user, key);
    }

    /** Creates a client of a server that clients reach at another URL. */
    static JsonClient of(MockSyncSketch mock, URI url) {
        return new JsonClient(url, mock.user(), mock.key());
    }

    JsonClient as(String otherUser, String otherKey) {
        return new JsonClient(base, otherUser, otherKey);
    }

    Response get(String path) {
        return send("GET", path, null);
    }

    Response delete(String path) {
        return send("DELETE", path, null);
    }

    Response post(String path) {
        return send("POST", path, null);
    }

    Response post(String path, Object body) {
        return send("POST", path, body);
    }

    Response put(String path, Object body) {
        return send("PUT", path, body);
    }

    Response patch(String path, Object body) {
        return send("PATCH", path, body);
    }

    /** Sends a request. The body is JSON text or a value that Jackson can write. */
    private Response send(String method, String path, Object body) {
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
            return new Response(response.statusCode(), response.headers(), response.body(), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Parses JSON with single quotes. */
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

    /** Creates an item that is done, with further fields as JSON with single quotes. */
    long item(long review, String name, String fields) {
        ObjectNode body = JSON.createObjectNode().put("reviewId", review).put("name", name);
        body.put("fps", 24).put("status", "done").setAll((ObjectNode) json(fields));
        return post("/api/v1/item/", body).id();
    }
}
