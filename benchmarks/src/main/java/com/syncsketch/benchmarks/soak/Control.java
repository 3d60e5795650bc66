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

/** The control API of the mock server. Connections are closed after each use, so that none is counted for the client. */
final class Control {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String address;

    Control(String address) {
        this.address = address + "/__mock/";
    }

    /** Has the server forget its faults and take these. */
    void replaceFaults(Collection<Trouble> troubles) throws IOException {
        send("DELETE", "faults", "").close();
        send("POST", "faults", troubles.stream().map(Trouble::json).collect(Collectors.joining(",", "[", "]")))
                .close();
    }

    /** Gives a list, such as the faults with how often each was met. */
    JsonNode list(String name) throws IOException {
        try (InputStream in = send("GET", name, "")) {
            return MAPPER.readTree(in);
        }
    }

    /** Tells all records that the server has, with the kind of each. One after the other, since there are many. */
    void state(BiConsumer<String, JsonNode> each) throws IOException {
        try (InputStream in = send("GET", "state", "");
                JsonParser parser = MAPPER.createParser(in)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String kind = parser.currentName();
                parser.nextToken();
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    each.accept(kind, MAPPER.readTree(parser));
                }
            }
        }
    }

    private InputStream send(String method, String name, String body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address + name).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setRequestProperty("Connection", "close");
        if (!body.isEmpty()) {
            connection.setDoOutput(true);
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        if (connection.getResponseCode() >= 300) {
            try (InputStream in = connection.getErrorStream()) {
                String answer = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
                throw new IOException(method + " " + name + ": " + connection.getResponseCode() + " " + answer);
            }
        }
        return connection.getInputStream();
    }
}
