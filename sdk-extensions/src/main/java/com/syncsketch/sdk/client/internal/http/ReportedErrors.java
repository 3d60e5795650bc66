package com.syncsketch.sdk.client.internal.http;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.syncsketch.sdk.client.error.ErrorDetail;
import com.syncsketch.sdk.client.internal.util.Jackson;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds errors that the service reports with a success status. An object that has one of the fields of the expected model
 * is that model, whatever else it contains: a media file may have an error of its own.
 */
final class ReportedErrors {

    /** Errors are short. Larger responses are not searched. */
    private static final int MAX_LENGTH = 64 * 1024;

    private static final List<String> ERRORS = List.of("error", "error_message");

    /** False if the operation failed (inferred from the sample responses of the official client). */
    private static final List<String> OUTCOMES = List.of("success", "ok");

    private static final List<byte[]> NAMES = Stream.concat(ERRORS.stream(), OUTCOMES.stream())
            .map(name -> ("\"" + name + "\"").getBytes(StandardCharsets.US_ASCII))
            .toList();

    private ReportedErrors() {}

    /**
     * Returns the reason of the error that a response reports.
     *
     * @param type the expected type
     * @return the reason, which may be empty; null if the response reports no error
     */
    @Nullable
    static String find(HttpResponse response, JavaType type) {
        if (response.body().length > MAX_LENGTH) {
            return null;
        }
        BodyText encoding = response.encoding();
        byte[] body = encoding.isUtf8()
                ? response.body()
                : encoding.decode(response.body()).getBytes(StandardCharsets.UTF_8);
        if (!containsName(body)) {
            return null;
        }
        JsonNode root;
        try {
            root = Jackson.MAPPER.readTree(body);
        } catch (IOException e) {
            // Reported by the parser of the model.
            return null;
        }
        if (!root.isObject() || !reportsError(root) || isModel(root, type)) {
            return null;
        }
        ErrorDetail detail = ErrorDetail.parse(root.toString());
        String message = detail.getMessage();
        return message == null ? detail.toString() : message;
    }

    private static boolean reportsError(JsonNode root) {
        return ERRORS.stream().anyMatch(name -> isError(root.path(name)))
                || OUTCOMES.stream()
                        .anyMatch(name ->
                                root.path(name).isBoolean() && !root.path(name).booleanValue());
    }

    private static boolean isError(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> !value.textValue().isBlank();
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> value.doubleValue() != 0;
            case OBJECT, ARRAY -> !value.isEmpty();
            default -> false;
        };
    }

    private static boolean isModel(JsonNode root, JavaType type) {
        if (type.isJavaLangObject() || type.isContainerType() || type.isPrimitive() || type.hasRawClass(String.class)) {
            return false;
        }
        Set<String> fields = Jackson.MAPPER.getSerializationConfig().introspect(type).findProperties().stream()
                .map(BeanPropertyDefinition::getName)
                .filter(name -> !ERRORS.contains(name) && !OUTCOMES.contains(name))
                .collect(Collectors.toSet());
        return fields.stream().anyMatch(root::has);
    }

    /** Returns whether one of the names occurs, in one pass: a response rarely has one, and then need not be parsed. */
    private static boolean containsName(byte[] body) {
        for (int i = 0; i < body.length; i++) {
            if (body[i] == '"') {
                for (byte[] name : NAMES) {
                    int end = i + name.length;
                    if (end <= body.length && Arrays.equals(body, i, end, name, 0, name.length)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
