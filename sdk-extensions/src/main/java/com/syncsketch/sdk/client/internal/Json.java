package com.syncsketch.sdk.client.internal;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.module.SimpleModule;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes and reads the bodies of calls. */
final class Json {

    /** Plain but for one thing: text after the value makes the body something else than JSON. */
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final ObjectWriter WRITER = new ObjectMapper()
            .registerModule(new SimpleModule().setSerializerModifier(new SecretWriters()))
            .writer();

    private final Failures failures;

    Json(Failures failures) {
        this.failures = failures;
    }

    /**
     * A body that was written.
     *
     * @param bytes the JSON
     * @param secrets the secrets in it
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, only sent.
    record Written(byte[] bytes, Secrets secrets) {}

    static Written write(Object body, Type type) {
        List<Object> notes = new ArrayList<>();
        try {
            byte[] bytes = WRITER.forType(MAPPER.constructType(type))
                    .withAttribute(SecretWriters.NOTES, notes)
                    .writeValueAsBytes(body);
            return new Written(bytes, Secrets.in(notes));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The body cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Reads the body of an answer. {@code Object} stands for an answer whose shape nobody knows: any JSON, nothing
     * (null), or the text itself. Everything else must be there and be JSON of that type.
     */
    @Nullable
    Object read(Call call, Answer answer, Type type) {
        boolean unknown = type == Object.class;
        if (isBlank(answer.body())) {
            if (unknown) {
                return null;
            }
            throw failures.decoding(call, answer, "the body is empty");
        }
        try {
            Object value = MAPPER.readValue(answer.body(), MAPPER.constructType(type));
            if (value == null && !unknown) {
                throw failures.decoding(call, answer, "the body is null");
            }
            return value;
        } catch (IOException e) {
            if (unknown) {
                return new String(answer.body(), Failures.charset(answer));
            }
            throw failures.decoding(call, answer, reason(e));
        }
    }

    /** Gives what was read as text again: models keep what they do not know. */
    static String text(Object model) {
        try {
            return MAPPER.writeValueAsString(model);
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private static String reason(IOException e) {
        if (!(e instanceof JsonProcessingException problem)) {
            return "it cannot be read";
        }
        // The whole text of a mapping problem is long and repeats the path in terms of our classes.
        String reason = problem.getOriginalMessage();
        JsonLocation location = problem.getLocation();
        String at = location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        if (problem instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            String member = mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."));
            return "member " + member + at + ": " + reason;
        }
        return reason + at;
    }

    private static boolean isBlank(byte[] body) {
        for (byte b : body) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }
}
