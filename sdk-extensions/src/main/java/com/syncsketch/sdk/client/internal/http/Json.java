package com.syncsketch.sdk.client.internal.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.syncsketch.sdk.client.internal.util.Jackson;
import jakarta.annotation.Nullable;
import java.io.CharConversionException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Serializes request bodies and parses response bodies. Thread-safe. */
public final class Json {

    private static final ObjectMapper MAPPER = Jackson.MAPPER;
    private static final ObjectReader ANY = MAPPER.readerFor(Object.class);

    private final ErrorMapper errors;

    /**
     * Creates a parser.
     *
     * @param errors creates the exceptions for bodies that cannot be parsed
     */
    public Json(ErrorMapper errors) {
        this.errors = errors;
    }

    /** Loads the writer only for requests with a body. */
    private static final class Writing {

        private static final ObjectWriter WRITER = Jackson.MAPPER
                .copy()
                .registerModule(new SimpleModule().setSerializerModifier(new SecretCapturingModifier()))
                .writer();
    }

    /**
     * A serialized body.
     *
     * @param bytes the JSON
     * @param redactor removes the secrets in it from texts
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, only sent.
    public record Written(byte[] bytes, Redactor redactor) {}

    /**
     * Returns a writer for a type, to be kept and passed to {@link #write(Object, ObjectWriter)}.
     *
     * @param type the type of the bodies
     */
    public static ObjectWriter writer(Type type) {
        return Writing.WRITER.forType(MAPPER.constructType(type));
    }

    /** Returns a reader for a type, to be kept and passed to {@link #read(OperationInfo, HttpResponse, ObjectReader)}. */
    public static ObjectReader reader(Type type) {
        return MAPPER.readerFor(MAPPER.constructType(type));
    }

    /**
     * Serializes a body.
     *
     * @throws IllegalArgumentException if it cannot be written
     */
    public static Written write(Object body, Type type) {
        return write(body, writer(type));
    }

    /**
     * Serializes a body.
     *
     * @throws IllegalArgumentException if it cannot be written
     */
    public static Written write(Object body, ObjectWriter writer) {
        List<Object> secrets = new ArrayList<>(0);
        try {
            byte[] bytes = writer.withAttribute(SecretCapturingModifier.CAPTURED, secrets)
                    .writeValueAsBytes(body);
            return new Written(bytes, Redactor.in(secrets));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The body cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Parses the body of a response. The type {@code Object} stands for an unknown format: any JSON, an empty body (null),
     * or else the text itself. For any other type, the body must be JSON of that type.
     *
     * @throws com.syncsketch.sdk.client.error.DecodingException if it is not
     */
    @Nullable
    public Object read(OperationInfo operation, HttpResponse response, Type type) {
        return read(operation, response, reader(type));
    }

    /** Parses the body of a response with a reader of {@link #reader}. */
    @Nullable
    public Object read(OperationInfo operation, HttpResponse response, ObjectReader reader) {
        boolean unknown = reader.getValueType().getRawClass() == Object.class;
        if (isBlank(response.body())) {
            if (unknown) {
                return null;
            }
            throw errors.unreadable(operation, response, "the body is empty");
        }
        checkNoPage(operation, response);
        try {
            Object value = reader.readValue(response.body());
            if (value == null && !unknown) {
                throw errors.decoding(operation, response, "the body is null");
            }
            return value;
        } catch (IOException e) {
            if (unknown) {
                return new String(response.body(), response.charset());
            }
            throw isJson(e)
                    ? errors.decoding(operation, response, reason(e))
                    : errors.unreadable(operation, response, reason(e));
        }
    }

    private void checkNoPage(OperationInfo operation, HttpResponse response) {
        if (response.isHtmlPage()) {
            throw errors.unreadable(operation, response, "it is an HTML page");
        }
    }

    /**
     * Checks a response with a success status from which nothing is read.
     *
     * @throws com.syncsketch.sdk.client.error.DecodingException if it is an HTML page
     * @throws com.syncsketch.sdk.client.error.ReportedErrorException if it reports an error
     */
    public void check(OperationInfo operation, HttpResponse response) {
        checkNoPage(operation, response);
        checkNoError(operation, response, ANY);
    }

    /**
     * Checks that a response with a success status does not report an error.
     *
     * @throws com.syncsketch.sdk.client.error.ReportedErrorException if it does
     */
    public void checkNoError(OperationInfo operation, HttpResponse response, ObjectReader reader) {
        String reason = ReportedErrors.find(response, reader.getValueType());
        if (reason != null) {
            throw errors.reported(operation, response, reason);
        }
    }

    /** Returns false if the body is not JSON, or not complete. */
    private static boolean isJson(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamReadException || cause instanceof CharConversionException) {
                return false;
            }
        }
        return e instanceof JsonProcessingException;
    }

    /**
     * Serializes a value to a string.
     *
     * @throws IllegalArgumentException if it cannot be written
     */
    public static String string(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The value cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** Serializes a received model for an exception message, including the fields that the model does not define. */
    public static String text(Object model) {
        try {
            return MAPPER.writeValueAsString(model);
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private static String reason(IOException e) {
        if (!(e instanceof JsonProcessingException problem)) {
            return "it is not readable";
        }
        // The full message of a mapping problem is long and contains the names of classes.
        String reason = problem.getOriginalMessage();
        JsonLocation location = problem.getLocation();
        String at = location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        if (problem instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            String field = mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."));
            return "field " + field + at + ": " + reason;
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
