package com.syncsketch.benchmarks.soak;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * A client for the admin API of the mock server. It closes each connection after use, so that none is attributed to the SDK.
 */
final class AdminClient {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String url;

    AdminClient(String url) {
        this.url = url + "/__mock/";
    }

    /** Replaces all faults of the server. */
    void replaceFaults(Collection<InjectedFault> faults) throws IOException {
        send("DELETE", "faults", "").close();
        send("POST", "faults", faults.stream().map(InjectedFault::json).collect(Collectors.joining(",", "[", "]")))
                .close();
    }

    /** Returns a list of the admin API, such as the faults with the number of times each was applied. */
    JsonNode list(String name) throws IOException {
        try (InputStream in = send("GET", name, "")) {
            return MAPPER.readTree(in);
        }
    }

    /** Passes every record of the server and its kind to a consumer, one at a time, because there are many. */
    void state(BiConsumer<String, JsonNode> consumer) throws IOException {
        try (InputStream in = send("GET", "state", "");
                JsonParser parser = MAPPER.createParser(in)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String kind = parser.currentName();
                parser.nextToken();
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    consumer.accept(kind, MAPPER.readTree(parser));
                }
            }
        }
    }

    private InputStream send(String method, String name, String body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url + name).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setRequestProperty("Connection", "close");
        if (!body.isEmpty()) {
            connection.setDoOutput(true);
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        if (connection.getResponseCode() >= 300) {
            try (InputStream in = connection.getErrorStream()) {
                String response = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
                throw new IOException(method + " " + name + ": " + connection.getResponseCode() + " " + response);
            }
        }
        return connection.getInputStream();
    }
}
