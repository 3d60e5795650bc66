package com.syncsketch.sdk.client.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Nullable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the service says is wrong, taken from the body of its answer.
 *
 * <p>The service speaks two dialects. Calls under {@code /api/v1/} answer with {@code error} or {@code error_message},
 * or with the rejected members below the name of the resource; calls under {@code /api/v2/} with {@code detail},
 * {@code non_field_errors} and the rejected members at the top. Evidence: {@code error} and {@code detail} were seen in
 * use, the others are defaults of the service's frameworks.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class ErrorDetail implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final ObjectMapper JSON = new ObjectMapper();
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
     * Reads the body of an answer.
     *
     * @param body the body; any text
     * @return what it says; empty where the body is empty, not JSON or of an unknown form. Never fails
     */
    public static ErrorDetail parse(String body) {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return NONE;
        }
        if (root == null || !root.isObject()) {
            return NONE;
        }
        List<String> messages = new ArrayList<>();
        Map<String, List<String>> fields = new LinkedHashMap<>();
        root.properties().forEach(member -> {
            if (MESSAGES.contains(member.getKey())) {
                messages.addAll(texts(member.getValue()));
            } else {
                collect(member.getKey(), member.getValue(), fields);
            }
        });
        fields.replaceAll((name, texts) -> List.copyOf(texts));
        return new ErrorDetail(
                messages.isEmpty() ? null : String.join("; ", messages), Collections.unmodifiableMap(fields));
    }

    private static void collect(String name, JsonNode value, Map<String, List<String>> fields) {
        if (value.isObject()) {
            value.properties().forEach(member -> collect(name + "." + member.getKey(), member.getValue(), fields));
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
     * Gives what is said about the whole call.
     *
     * @return the text; several are joined by semicolons; null if there is none
     */
    @Nullable
    public String message() {
        return message;
    }

    /**
     * Gives what is said about members of the request, and whatever else the body holds.
     *
     * @return texts by member, in the order of the body; a member of a member has a dotted name, so that a v1 answer
     *     about the name of a project is found under {@code project.name}; unmodifiable, empty if there are none
     */
    public Map<String, List<String>> fields() {
        return fields;
    }

    /**
     * Tells whether the body said anything.
     *
     * @return true if there is neither a message nor a member
     */
    public boolean isEmpty() {
        return message == null && fields.isEmpty();
    }

    /** Gives message and members in one line. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        if (message != null) {
            parts.add(message);
        }
        fields.forEach((name, texts) -> parts.add(name + ": " + String.join(", ", texts)));
        return String.join("; ", parts);
    }
}
