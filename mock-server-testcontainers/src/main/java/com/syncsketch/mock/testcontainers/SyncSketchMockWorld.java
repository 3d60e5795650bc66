package com.syncsketch.mock.testcontainers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A world of a mock server in a container: data, uploads, faults and a journal that no other world sees. Its user and key select it.
 * Immutable.
 *
 * @param name the name
 * @param url the base URL for clients, which all worlds of a server share
 * @param user the name of the first user
 * @param key the API key of the first user, which is also the user's token
 * @param adminUrl the URL of the admin API of this world, with a slash at its end
 */
public record SyncSketchMockWorld(String name, URI url, String user, String key, URI adminUrl)
        implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Creates a world on a server. The user of the server becomes part of the name of its user, and the key is the same. */
    static SyncSketchMockWorld create(URI server, String name, String serverUser, String key) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The name of a world must have 1 to 63 lower-case letters, digits, '-' or '_',"
                            + " and start with a letter or digit, but is '" + name + "'");
        }
        URI worlds = server.resolve("/__mock/worlds/");
        SyncSketchMockWorld world =
                new SyncSketchMockWorld(name, server, name + "." + serverUser, key, worlds.resolve(name + "/"));
        send(
                HttpRequest.newBuilder(worlds)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"name\": " + json(name) + ", \"user\": "
                                + json(world.user()) + ", \"key\": " + json(key) + "}")),
                201);
        return world;
    }

    private static String json(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars()
                .forEach(letter -> json.append(
                        letter == '"' || letter == '\\' || letter < ' '
                                ? String.format("\\u%04x", letter)
                                : String.valueOf((char) letter)));
        return json.append('"').toString();
    }

    /**
     * Resets this world to its initial state.
     *
     * @throws IllegalStateException if the server cannot be reached, or the world was deleted
     */
    public void reset() {
        send(HttpRequest.newBuilder(adminUrl.resolve("reset")).POST(HttpRequest.BodyPublishers.noBody()), 204);
    }

    /**
     * Deletes this world.
     *
     * @throws IllegalStateException if the server cannot be reached, or the world was deleted before
     */
    @Override
    public void close() {
        send(HttpRequest.newBuilder(adminUrl).DELETE(), 204);
    }

    private static void send(HttpRequest.Builder builder, int expected) {
        HttpRequest request = builder.timeout(TIMEOUT).build();
        String failed = request.method() + " " + request.uri();
        try {
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != expected) {
                throw new IllegalStateException(failed + " returned " + response.statusCode() + ": " + response.body());
            }
        } catch (IOException e) {
            throw new IllegalStateException(failed + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failed + " was interrupted", e);
        }
    }

    /** Returns the name and the URL, without the key. */
    @Override
    public String toString() {
        return "SyncSketchMockWorld[" + name + " of " + url + "]";
    }
}
