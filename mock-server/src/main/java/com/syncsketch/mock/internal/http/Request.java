package com.syncsketch.mock.internal.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.internal.json.Json;
import com.syncsketch.mock.internal.json.Numbers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An HTTP request. Its body can be read once. */
public final class Request {

    private static final Logger LOG = LoggerFactory.getLogger(Request.class);
    private static final long MAX_DRAINED_BYTES = 64L * 1024 * 1024;
    private static final int BUFFER_SIZE = 8 * 1024;

    private final String method;
    private final String rawPath;
    private final String rawQuery;
    private final Map<String, List<String>> headers;
    private final InputStream body;
    private final BodyMemory.Share memory;

    /**
     * Creates a request whose body takes memory of its own.
     *
     * @param method the HTTP method
     * @param rawPath the path, still encoded
     * @param rawQuery the query, still encoded, without question mark; may be empty
     * @param headers the headers
     * @param body the body
     */
    public Request(
            String method, String rawPath, String rawQuery, Map<String, List<String>> headers, InputStream body) {
        this(method, rawPath, rawQuery, headers, body, new BodyMemory(Long.MAX_VALUE).share());
    }

    /**
     * Creates a request.
     *
     * @param method the HTTP method
     * @param rawPath the path, still encoded
     * @param rawQuery the query, still encoded, without question mark; may be empty
     * @param headers the headers
     * @param body the body
     * @param memory the memory for a body that is read as a whole
     */
    Request(
            String method,
            String rawPath,
            String rawQuery,
            Map<String, List<String>> headers,
            InputStream body,
            BodyMemory.Share memory) {
        this.method = method;
        this.rawPath = rawPath;
        this.rawQuery = rawQuery;
        this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.headers.putAll(headers);
        this.body = body;
        this.memory = memory;
    }

    /** Returns a copy with another body. */
    public Request withBody(InputStream other) {
        return withBody(other, memory);
    }

    /** Returns a copy with another body and other memory for it. */
    Request withBody(InputStream other, BodyMemory.Share otherMemory) {
        return new Request(method, rawPath, rawQuery, headers, other, otherMemory);
    }

    /** Returns the method in upper case. */
    public String method() {
        return method;
    }

    /** Returns the path, still encoded. */
    public String rawPath() {
        return rawPath;
    }

    /** Returns the query, still encoded; an empty string if there is none. */
    public String rawQuery() {
        return rawQuery;
    }

    /** Returns the decoded query; an empty map if it is not encoded properly, which the response reports. */
    public Map<String, List<String>> tryQuery() {
        try {
            return Query.parse(rawQuery).values();
        } catch (IllegalArgumentException e) {
            return Map.of();
        }
    }

    /**
     * Returns the decoded segments of the path.
     *
     * @return the segments between slashes
     * @throws IllegalArgumentException if the path is not encoded properly, or its bytes are not UTF-8
     */
    public List<String> segments() {
        List<String> segments = new ArrayList<>();
        for (String segment : rawPath.replaceAll("^/|/$", "").split("/", -1)) {
            segments.add(PercentDecoder.decodePath(segment));
        }
        return segments;
    }

    /** Returns all headers. Names are case-insensitive. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** Returns the first value of a header. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** Returns the media type of the body without parameters, in lower case. */
    public Optional<String> mediaType() {
        return header("Content-Type")
                .map(value -> value.replaceFirst(";.*", "").strip().toLowerCase(java.util.Locale.ROOT));
    }

    /** Returns the body as a stream. */
    public InputStream body() {
        return body;
    }

    /**
     * Reads the whole body into memory.
     *
     * @param limit the maximum size in bytes
     * @return the body
     * @throws IOException if the connection fails
     * @throws HttpException with status 413 if the body is larger, with status 503 if there is no memory for it
     */
    public byte[] read(int limit) throws IOException {
        OptionalLong announced =
                header("Content-Length").map(Numbers::parseLong).orElse(OptionalLong.empty());
        if (announced.isPresent() && announced.getAsLong() > limit) {
            throw tooLarge(limit);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER_SIZE];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            if (bytes.size() + read > limit) {
                throw tooLarge(limit);
            }
            memory.takeBuffer(read);
            bytes.write(buffer, 0, read);
        }
        return bytes.toByteArray();
    }

    private static HttpException tooLarge(int limit) {
        return new HttpException(413, "The body is larger than " + limit + " bytes");
    }

    /**
     * Reads the whole body as JSON, whatever its media type is.
     *
     * @param limit the maximum size in bytes
     * @return the JSON; a missing node if there is no body
     * @throws IOException if the connection fails
     * @throws HttpException with status 400 if the body is not valid JSON, with status 413 if it is larger, with status 503 if there is
     *     no memory for it
     */
    public JsonNode readJson(int limit) throws IOException {
        byte[] bytes = read(limit);
        memory.takeTree(bytes);
        try {
            return Json.read(bytes);
        } catch (JsonProcessingException e) {
            throw new HttpException(400, "The body is not valid JSON: " + e.getOriginalMessage());
        }
    }

    /**
     * Reads and discards the rest of the body up to a limit, so that a client that is still sending gets to read the response. Has no
     * effect if the client sent {@code Expect}: it has not sent the body yet.
     */
    public void drain() {
        if (header("Expect").isPresent()) {
            return;
        }
        byte[] buffer = new byte[64 * 1024];
        try {
            long drained = 0;
            for (int read = 0; read >= 0 && drained < MAX_DRAINED_BYTES; drained += read) {
                read = body.read(buffer);
            }
        } catch (IOException | RuntimeException e) {
            // The client is gone, so nobody will read the response.
            LOG.debug("{}: could not read the rest of the body", this, e);
        }
    }

    /** Returns the method and the path. The query is omitted because it may contain a key. */
    @Override
    public String toString() {
        return method + " " + rawPath;
    }
}
