package com.syncsketch.it.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Describes bodies and queries in the format of the recordings. */
final class BodyDescriptions {

    /** The maximum size of parts with a {@code value} in the recordings. */
    private static final int MAX_VALUE_BYTES = 4096;

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");
    private static final Pattern NAME = Pattern.compile("; *name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("; *(filename\\*?=.*)");

    private BodyDescriptions() {}

    static ObjectNode describe(@Nullable String contentType, byte[] body) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (body.length == 0) {
            return described.put("kind", "none");
        }
        if (type.startsWith("multipart/")) {
            return multipart(described, contentType, body);
        }
        if (type.startsWith("application/x-www-form-urlencoded")) {
            described.put("kind", "form");
            described.set("fields", parameters(new String(body, StandardCharsets.UTF_8)));
            return described;
        }
        if (type.startsWith("application/json")) {
            try {
                JsonNode value = TraceFile.JSON.readTree(body);
                described.put("kind", "json").set("value", value);
                return described;
            } catch (IOException e) {
                // Described as bytes, which never equals recorded JSON.
            }
        }
        return described.put("kind", "bytes").put("size", body.length).put("sha256", sha256(body));
    }

    /** Returns lists of decoded values by name. */
    static ObjectNode parameters(@Nullable String raw) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        if (raw != null && !raw.isEmpty()) {
            for (String pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                ArrayNode list = values.get(decoded(name)) instanceof ArrayNode present
                        ? present
                        : values.putArray(decoded(name));
                list.add(value);
            }
        }
        return values;
    }

    /** Parses JSON in a string. Returns the string itself if it is not JSON. */
    static JsonNode parsed(JsonNode text) {
        try {
            return TraceFile.JSON.readTree(text.asText());
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static ObjectNode multipart(ObjectNode described, String contentType, byte[] body) {
        described.put("kind", "multipart");
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw new IllegalArgumentException("multipart body without a boundary");
        }
        byte[] delimiter = ("--" + boundary.group(1)).getBytes(StandardCharsets.ISO_8859_1);
        int at = indexOf(body, delimiter, 0);
        while (at >= 0) {
            int start = at + delimiter.length + 2;
            int end = indexOf(body, delimiter, start);
            if (end >= 0) {
                described.withArray("parts").add(part(body, start, end - 2));
            }
            at = end;
        }
        return described;
    }

    private static ObjectNode part(byte[] body, int start, int end) {
        int blank = indexOf(body, new byte[] {'\r', '\n', '\r', '\n'}, start);
        String head = new String(body, start, blank - start, StandardCharsets.UTF_8);
        byte[] content = Arrays.copyOfRange(body, blank + 4, end);
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        part.putNull("contentType").putNull("filename");
        for (String line : head.split("\r\n")) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-type:")) {
                part.put("contentType", line.substring(13).trim());
            } else if (lower.startsWith("content-disposition:")) {
                Matcher name = NAME.matcher(line);
                part.put("name", name.find() ? name.group(1) : "");
                Matcher fileName = FILE_NAME.matcher(line);
                if (fileName.find()) {
                    part.put("filename", unquoted(fileName.group(1)));
                }
            }
        }
        part.put("size", content.length).put("sha256", sha256(content));
        if (part.path("filename").isNull() && content.length <= MAX_VALUE_BYTES) {
            part.put("value", new String(content, StandardCharsets.UTF_8));
        }
        return part;
    }

    private static String unquoted(String parameter) {
        String quoted = parameter.replaceFirst("^filename=", "");
        return quoted.length() > 1 && quoted.startsWith("\"") && quoted.endsWith("\"")
                ? quoted.substring(1, quoted.length() - 1)
                : quoted;
    }

    private static int indexOf(byte[] bytes, byte[] pattern, int from) {
        outer:
        for (int i = from; i <= bytes.length - pattern.length; i++) {
            for (int j = 0; j < pattern.length; j++) {
                if (bytes[i + j] != pattern[j]) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }
}
