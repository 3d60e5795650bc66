package com.syncsketch.mock.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request as it came in. Its body can be read once. */
public final class Request {

    private static final Logger LOG = LoggerFactory.getLogger(Request.class);
    private static final long MOST_DRAINED = 64L * 1024 * 1024;

    private final String method;
    private final String rawPath;
    private final String rawQuery;
    private final Map<String, List<String>> headers;
    private final InputStream body;

    /**
     * Makes a request.
     *
     * @param method the HTTP method
     * @param rawPath the path, still encoded
     * @param rawQuery the query, still encoded, without its question mark; may be empty
     * @param headers the headers
     * @param body the body
     */
    public Request(
            String method, String rawPath, String rawQuery, Map<String, List<String>> headers, InputStream body) {
        this.method = method;
        this.rawPath = rawPath;
        this.rawQuery = rawQuery;
        this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.headers.putAll(headers);
        this.body = body;
    }

    /**
     * Gives the method.
     *
     * @return the method, in capitals
     */
    public String method() {
        return method;
    }

    /**
     * Gives the path as it was sent.
     *
     * @return the path, still encoded
     */
    public String rawPath() {
        return rawPath;
    }

    /**
     * Gives the query as it was sent.
     *
     * @return the query, still encoded; empty if there is none
     */
    public String rawQuery() {
        return rawQuery;
    }

    /**
     * Gives the segments of the path.
     *
     * @return the segments between slashes, decoded
     * @throws IllegalArgumentException if a percent sign is not followed by two hexadecimal digits
     */
    public List<String> segments() {
        List<String> segments = new ArrayList<>();
        for (String segment : rawPath.replaceAll("^/|/$", "").split("/", -1)) {
            // A plus sign is one in a path, and a space in a query only.
            segments.add(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
        }
        return segments;
    }

    /**
     * Gives all headers.
     *
     * @return the values by name; the names have no case
     */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /**
     * Gives a header.
     *
     * @param name its name, in any case
     * @return its first value; empty if it is not there
     */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /**
     * Gives the media type of the body.
     *
     * @return the type without its parameters, in small letters; empty if it is not told
     */
    public Optional<String> mediaType() {
        return header("Content-Type")
                .map(value -> value.replaceFirst(";.*", "").strip().toLowerCase(java.util.Locale.ROOT));
    }

    /**
     * Gives the body to be read as it arrives.
     *
     * @return the body
     */
    public InputStream body() {
        return body;
    }

    /**
     * Reads a body that fits into memory.
     *
     * @param limit the largest size, in bytes
     * @return the body
     * @throws IOException if the connection breaks
     * @throws HttpException with 413 if the body is larger
     */
    public byte[] read(int limit) throws IOException {
        byte[] bytes = body.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw new HttpException(413, "The body is larger than " + limit + " bytes");
        }
        return bytes;
    }

    /**
     * Reads what is left of a body that is refused, up to a limit, so that the client is through with sending and gets to
     * read the answer. A client that asked first with {@code Expect} has sent nothing yet, and is not made to.
     */
    public void drain() {
        if (header("Expect").isPresent()) {
            return;
        }
        byte[] buffer = new byte[64 * 1024];
        try {
            long drained = 0;
            for (int read = 0; read >= 0 && drained < MOST_DRAINED; drained += read) {
                read = body.read(buffer);
            }
        } catch (IOException | RuntimeException e) {
            // The client has gone, and with it whoever would read the answer.
            LOG.debug("{}: the rest of a refused body did not come", this, e);
        }
    }

    /** Gives the method and the path; the query may hold a key. */
    @Override
    public String toString() {
        return method + " " + rawPath;
    }
}
