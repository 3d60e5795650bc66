package com.syncsketch.mock.internal.http;

import com.syncsketch.mock.internal.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes answers. */
public final class ResponseWriter {

    private ResponseWriter() {}

    /**
     * Gives the bytes of a body.
     *
     * @param reply the answer
     * @return its body; empty if it has none
     */
    public static byte[] body(Response reply) {
        if (reply.json() == null) {
            return reply.text() == null ? new byte[0] : reply.text().getBytes(StandardCharsets.UTF_8);
        }
        return Json.bytes(reply.json());
    }

    /**
     * Gives the headers, with the one that describes the body.
     *
     * @param reply the answer
     * @return the headers by name
     */
    public static Map<String, String> headers(Response reply) {
        Map<String, String> headers = new LinkedHashMap<>(reply.headers());
        if (reply.mediaType() != null) {
            headers.put("Content-Type", reply.mediaType());
        }
        return headers;
    }

    /**
     * Sends an answer.
     *
     * @param exchange where to
     * @param reply the answer
     * @throws IOException if the connection breaks
     */
    public static void send(Exchange exchange, Response reply) throws IOException {
        byte[] body = body(reply);
        try (OutputStream out = exchange.begin(reply.status(), headers(reply), body.length)) {
            out.write(body);
        }
    }
}
