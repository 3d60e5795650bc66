package com.syncsketch.sdk.client.transport;

import jakarta.annotation.Nullable;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The first line and the headers of an HTTP/1.1 message.
 *
 * @param startLine the first line
 * @param lines the lines of the headers, byte for byte
 */
record HttpHead(String startLine, List<String> lines) {

    /** Reads a head, or returns null where the stream ends before it. */
    @Nullable
    static HttpHead read(InputStream in) throws IOException {
        String startLine = line(in);
        if (startLine == null) {
            return null;
        }
        List<String> lines = new ArrayList<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            lines.add(line);
        }
        return new HttpHead(startLine, List.copyOf(lines));
    }

    /** Reads a line without its end, or returns null where the stream ends before it. */
    @Nullable
    static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0 && line.size() == 0) {
                return null;
            }
            if (b < 0) {
                throw new EOFException("a line is cut off");
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : lines) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return Collections.unmodifiableMap(headers);
    }

    /** Returns the length of the body, or -1 where no header tells it. */
    long contentLength() {
        List<String> values = headers().get("Content-Length");
        return values == null ? -1 : Long.parseLong(values.get(0));
    }

    boolean isChunked() {
        return headers().getOrDefault("Transfer-Encoding", List.of()).contains("chunked");
    }

    /** Returns whether a request with this head has a body. */
    boolean hasBody() {
        return isChunked() || contentLength() > 0;
    }

    int status() {
        return Integer.parseInt(startLine.split(" ", 3)[1]);
    }

    /** Returns the head as it is, with its empty line. */
    String text() {
        return text(startLine, lines);
    }

    /**
     * Returns the head of a request as it goes to the server: with a path in place of the URL, and without what is meant for
     * the proxy. Each request has a connection of its own to the server.
     */
    String forOrigin(URI uri) {
        String[] parts = startLine.split(" ", 3);
        int path = parts[1].indexOf('/', parts[1].indexOf("://") + 3);
        String target = path >= 0 ? parts[1].substring(path) : "/";
        List<String> passed = new ArrayList<>();
        for (String line : lines) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (!lower.startsWith("proxy-") && !lower.startsWith("connection:") && !lower.startsWith("keep-alive:")) {
                passed.add(line);
            }
        }
        if (!headers().containsKey("Host")) {
            passed.add("Host: " + uri.getAuthority());
        }
        passed.add("Connection: close");
        return text(parts[0] + " " + target + " HTTP/1.1", passed);
    }

    static String text(String startLine, List<String> lines) {
        StringBuilder text = new StringBuilder(startLine).append("\r\n");
        lines.forEach(line -> text.append(line).append("\r\n"));
        return text.append("\r\n").toString();
    }
}
