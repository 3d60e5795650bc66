package com.syncsketch.sdk.client.internal.http;

import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.syncsketch.sdk.client.internal.util.Jackson;
import jakarta.annotation.Nullable;
import java.io.CharConversionException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/** Serializes request bodies and parses response bodies. Thread-safe. */
public final class Json {

    private static final ObjectMapper MAPPER = Jackson.MAPPER;
    private static final ObjectReader ANY = MAPPER.readerFor(Object.class);

    /** The longest body that may be {@code null}, with white space around it or in UTF-32. */
    private static final int MAX_NULL_BYTES = 64;

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
            ObjectWriter capturing = writer.withAttribute(SecretCapturingModifier.CAPTURED, secrets);
            byte[] bytes;
            try {
                bytes = capturing.writeValueAsBytes(body);
            } catch (JsonGenerationException e) {
                // UTF-8 has no form for half of a surrogate pair, which the service may have sent in an escape
                // sequence.
                bytes = capturing.with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsBytes(body);
            }
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
        boolean unknown = isUnknown(reader);
        BodyText text = response.encoding();
        if (isBlank(response.body(), text)) {
            if (unknown) {
                return null;
            }
            throw errors.unreadable(operation, response, "the body is empty");
        }
        Object value;
        try {
            value = parse(response.body(), text, reader);
        } catch (IOException | RuntimeException e) {
            checkNoPage(operation, response);
            if (unknown) {
                return response.text();
            }
            throw isJson(e)
                    ? errors.decoding(operation, response, reason(e, text))
                    : errors.unreadable(operation, response, reason(e, text));
        }
        String problem = unknown ? null : nullIn(value, reader.getValueType());
        if (problem != null) {
            throw errors.decoding(operation, response, problem);
        }
        return value;
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

    /** Returns false if the body is not JSON, or not complete. A number out of range is JSON. */
    private static boolean isJson(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            boolean syntax = cause instanceof StreamReadException && !(cause instanceof InputCoercionException);
            if (syntax || cause instanceof CharacterCodingException || cause instanceof CharConversionException) {
                return false;
            }
        }
        return true;
    }

    private static Object parse(byte[] body, BodyText text, ObjectReader reader) throws IOException {
        if (!text.isUtf8()) {
            return reader.readValue(text.decodeStrictly(body));
        }
        text.checkUtf8(body);
        return reader.readValue(body, text.start(), body.length - text.start());
    }

    /** Returns true if the format of the body is unknown. */
    public static boolean isUnknown(ObjectReader reader) {
        return reader.getValueType().getRawClass() == Object.class;
    }

    /** Returns true if the body of a response is empty or null. */
    public static boolean isEmpty(HttpResponse response) {
        byte[] body = response.body();
        BodyText text = response.encoding();
        return isBlank(body, text)
                || (body.length <= MAX_NULL_BYTES && text.decode(body).strip().equals("null"));
    }

    /** Describes the null in place of a value or of an element of a list that has a type; returns null if there is none. */
    @Nullable
    private static String nullIn(@Nullable Object value, JavaType type) {
        if (value == null) {
            return "the body is null";
        }
        if (value instanceof List<?> list
                && type.isCollectionLikeType()
                && !type.getContentType().isJavaLangObject()) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) == null) {
                    return "[" + i + "]: a value is expected, but there is null";
                }
            }
        }
        return null;
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

    private static String reason(Exception e, BodyText text) {
        if (e instanceof CharacterCodingException) {
            return "it has bytes that are not " + text.charset();
        }
        if (!(e instanceof JsonProcessingException problem)) {
            return "it is not readable (" + e.getClass().getSimpleName() + ")";
        }
        // The full message of a mapping problem is long and contains the names of classes.
        String reason = problem instanceof ValueInstantiationException && problem.getCause() != null
                ? problem.getCause().getMessage()
                : problem.getOriginalMessage();
        JsonLocation location = problem.getLocation();
        String at = location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        if (problem instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            return "field " + path(mapping) + at + ": " + reason;
        }
        return reason + at;
    }

    /** Returns the path of a field, such as {@code objects[3].creator.id}. */
    private static String path(JsonMappingException problem) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : problem.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static boolean isBlank(byte[] body, BodyText text) {
        for (int i = text.start(); i < body.length; i++) {
            byte b = body[i];
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }
}
