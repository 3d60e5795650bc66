package com.syncsketch.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Sends HTTP requests in tests of the admin API and of the ways to run the server. */
public final class Http {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A response.
     *
     * @param status the status code
     * @param json the body as JSON, or a missing node
     * @param raw the complete response
     */
    public record Response(int status, JsonNode json, HttpResponse<String> raw) {}

    private Http() {}

    /** Sends a GET request with the credentials of the server. */
    public static Response get(MockSyncSketch mock, String path) {
        return get(mock.url(), mock.user(), mock.key(), path);
    }

    /** Sends a GET request with the given credentials. */
    public static Response get(URI url, String user, String key, String path) {
        return send(HttpRequest.newBuilder(url.resolve(path))
                .header("Authorization", "apikey " + user + ":" + key)
                .build());
    }

    /** Sends a PATCH request with the credentials of the server. */
    public static Response patch(MockSyncSketch mock, String path, String json) {
        return send(HttpRequest.newBuilder(mock.url().resolve(path))
                .header("Authorization", "apikey " + mock.user() + ":" + mock.key())
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    /** Sends a request without credentials. The content type of the body, which may be null, is a form, as with curl. */
    public static Response plain(String method, URI url, String path, String body) {
        return send(HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Returns the content of a signed URL. */
    public static String text(String url) {
        try {
            HttpResponse<String> response =
                    CLIENT.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? response.body() : "status code " + response.statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(url + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(url + " was interrupted", e);
        }
    }

    private static Response send(HttpRequest request) {
        try {
            HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return new Response(response.statusCode(), JSON.readTree(response.body()), response);
        } catch (IOException e) {
            throw new IllegalStateException(request + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(request + " was interrupted", e);
        }
    }
}
