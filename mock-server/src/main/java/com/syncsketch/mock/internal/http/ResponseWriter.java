package com.syncsketch.mock.internal.http;

import com.syncsketch.mock.internal.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends responses. */
public final class ResponseWriter {

    private ResponseWriter() {}

    /** Returns the bytes of a body that is not streamed; an empty array if there is none. */
    public static byte[] body(Response response) {
        if (response.json() == null) {
            return response.text() == null ? new byte[0] : response.text().getBytes(StandardCharsets.UTF_8);
        }
        return Json.bytes(response.json());
    }

    /** Returns the headers, including {@code Content-Type}. */
    public static Map<String, String> headers(Response response) {
        Map<String, String> headers = new LinkedHashMap<>(response.headers());
        if (response.mediaType() != null) {
            headers.put("Content-Type", response.mediaType());
        }
        return headers;
    }

    /**
     * Sends a response.
     *
     * @param exchange the exchange
     * @param response the response
     * @throws IOException if the connection fails
     */
    public static void send(Exchange exchange, Response response) throws IOException {
        if (response.stream() != null) {
            try (OutputStream out = exchange.begin(response.status(), headers(response), -1)) {
                response.stream().writeTo(out);
            }
            return;
        }
        byte[] body = body(response);
        try (OutputStream out = exchange.begin(response.status(), headers(response), body.length)) {
            out.write(body);
        }
    }
}
