package com.syncsketch.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Plain HTTP for tests of the control API and of ways to run the server. */
public final class Http {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * An answer.
     *
     * @param status its status
     * @param json its body, or a missing node
     * @param raw all of it
     */
    public record Answer(int status, JsonNode json, HttpResponse<String> raw) {}

    private Http() {}

    /** Sends a request to the API with the credentials of the server. */
    public static Answer get(MockSyncSketch mock, String path) {
        return get(mock.url(), mock.user(), mock.key(), path);
    }

    /** Sends a request to the API with given credentials. */
    public static Answer get(URI url, String user, String key, String path) {
        return send(HttpRequest.newBuilder(url.resolve(path))
                .header("Authorization", "apikey " + user + ":" + key)
                .build());
    }

    /** Changes something with the credentials of the server. */
    public static Answer patch(MockSyncSketch mock, String path, String json) {
        return send(HttpRequest.newBuilder(mock.url().resolve(path))
                .header("Authorization", "apikey " + mock.user() + ":" + mock.key())
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    /** Sends a request without credentials and, unless it is null, with a body that is called a form, as curl does. */
    public static Answer plain(String method, URI url, String path, String body) {
        return send(HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()), response);
        } catch (IOException e) {
            throw new IllegalStateException(request + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(request + " was interrupted", e);
        }
    }
}
