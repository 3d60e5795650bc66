package com.syncsketch.sdk.client.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.syncsketch.sdk.client.internal.util.Characters;
import com.syncsketch.sdk.client.internal.util.Jackson;
import jakarta.annotation.Nullable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Error details that the service sent in a response body.
 *
 * <p>The service has two error formats. Under {@code /api/v1/}, it sends {@code error} or {@code error_message}, or the
 * rejected fields below the name of the resource. Under {@code /api/v2/}, it sends {@code detail}, {@code non_field_errors},
 * a list of messages, or the rejected fields at the top level. {@code error} and {@code detail} are confirmed; the others are inferred.
 *
 * <p>Immutable and thread-safe.
 */
public final class ErrorDetail implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Lenient: text after the JSON does not hide the details. */
    private static final ObjectReader JSON =
            Jackson.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final List<String> MESSAGES = List.of("error", "error_message", "detail", "non_field_errors");
    private static final ErrorDetail NONE = new ErrorDetail(null, Map.of());

    @Nullable
    private final String message;

    @SuppressWarnings("serial") // The unmodifiable maps and lists of the JDK are serializable.
    private final Map<String, List<String>> fields;

    private ErrorDetail(@Nullable String message, Map<String, List<String>> fields) {
        this.message = message;
        this.fields = fields;
    }

    /**
     * Parses a response body.
     *
     * @param body the body; any text
     * @return the details; empty if the body is empty, is not JSON or has an unknown structure. Never fails
     */
    public static ErrorDetail parse(String body) {
        JsonNode root;
        try {
            root = JSON.readTree(body.startsWith("\ufeff") ? body.substring(1) : body);
        } catch (JsonProcessingException e) {
            return NONE;
        }
        if (root == null) {
            return NONE;
        }
        List<String> messages = new ArrayList<>();
        if (root.isArray() && root.path(0).isTextual()) {
            messages.addAll(texts(root));
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        root.properties().forEach(field -> {
            if (MESSAGES.contains(field.getKey())) {
                messages.addAll(texts(field.getValue()));
            } else {
                collect(field.getKey(), field.getValue(), fields);
            }
        });
        fields.replaceAll((name, texts) -> List.copyOf(texts));
        return new ErrorDetail(
                messages.isEmpty() ? null : String.join("; ", messages), Collections.unmodifiableMap(fields));
    }

    private static void collect(String name, JsonNode value, Map<String, List<String>> fields) {
        if (value.isObject()) {
            value.properties().forEach(field -> collect(name + "." + field.getKey(), field.getValue(), fields));
        } else {
            fields.computeIfAbsent(name, key -> new ArrayList<>()).addAll(texts(value));
        }
    }

    private static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(element -> texts.addAll(texts(element)));
        } else if (value.isValueNode() && !value.isNull()) {
            texts.add(value.asText());
        } else if (value.isObject()) {
            texts.add(value.toString());
        }
        return texts;
    }

    /**
     * Returns the messages about the request as a whole.
     *
     * @return the text, or null if there is none; several messages are joined by semicolons
     */
    @Nullable
    public String getMessage() {
        return message;
    }

    /**
     * Returns the messages about fields of the request, and all other fields of the body.
     *
     * @return an unmodifiable map of messages by field, in the order of the body; names of nested fields are dotted, such as
     *     {@code project.name}; empty if there are none
     */
    public Map<String, List<String>> getFields() {
        return fields;
    }

    /**
     * Returns whether the body contained no details.
     *
     * @return true if there are neither messages nor fields
     */
    public boolean isEmpty() {
        return message == null && fields.isEmpty();
    }

    /** Returns all messages and fields in one line; control characters are escaped. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        if (message != null) {
            parts.add(message);
        }
        fields.forEach((name, texts) -> parts.add(name + ": " + String.join(", ", texts)));
        return Characters.printable(String.join("; ", parts));
    }
}
