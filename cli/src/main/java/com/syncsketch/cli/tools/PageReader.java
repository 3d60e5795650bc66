package com.syncsketch.cli.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.syncsketch.cli.error.CliException;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.output.Format;
import com.syncsketch.cli.output.Output;
import com.syncsketch.sdk.client.RawClient;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads all pages of a list of the API: of version 1, which names the next page, and of version 2, which is an array. */
final class PageReader {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final RawClient client;
    private final Output output;
    private final List<Object> collected = new ArrayList<>();

    PageReader(RawClient client, Output output) {
        this.client = client;
        this.output = output;
    }

    /** Requests the pages, and prints their objects. */
    void read(String path, Map<String, String> query) throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>(query);
        String target = path;
        JsonNode previous = null;
        int offset = 0;
        while (true) {
            JsonNode page = MAPPER.readTree(client.send("GET", target, new LinkedHashMap<>(parameters), null)
                    .getText());
            JsonNode objects = page.isArray() ? page : page.path("objects");
            if (!objects.isArray()) {
                throw new CliException(ExitCodes.FAILED, path + " is not a list, so it has no pages");
            }
            if (objects.isEmpty() || objects.equals(previous)) {
                break;
            }
            objects.forEach(this::add);
            previous = objects;
            if (page.isArray()) {
                offset += objects.size();
                parameters.put("offset", String.valueOf(offset));
            } else {
                JsonNode next = page.path("meta").path("next");
                if (!next.isTextual()) {
                    break;
                }
                URI uri = URI.create(next.asText());
                target = uri.getPath();
                parameters = query(uri.getRawQuery());
            }
        }
        if (output.format() != Format.NDJSON) {
            output.json(collected);
        }
    }

    private void add(JsonNode object) {
        Object value = plain(object);
        if (output.format() == Format.NDJSON) {
            output.json(value);
        } else {
            collected.add(value);
        }
    }

    /** Returns maps, lists and values of a JSON value. */
    static @Nullable Object plain(JsonNode node) {
        return MAPPER.convertValue(node, Object.class);
    }

    private static Map<String, String> query(@Nullable String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : text == null ? new String[0] : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
