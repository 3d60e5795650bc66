package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.client.internal.http.engine.BodySink;
import com.syncsketch.sdk.client.internal.http.engine.RequestBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** Builds the body of a multipart form with text fields and one file at its end, as browsers send it. */
final class MultipartFormBody {

    private static final String CRLF = "\r\n";

    private final String boundary = "syncsketch-" + UUID.randomUUID();
    private final StringBuilder head = new StringBuilder();

    /** Adds a text field. */
    MultipartFormBody text(String name, String value) {
        start(name);
        head.append(CRLF).append(CRLF).append(value).append(CRLF);
        return this;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** Adds the file and returns the complete body. */
    RequestBody withFile(String name, String fileName, String contentType, RequestBody file) {
        start(name);
        head.append("; filename=\"").append(escaped(fileName)).append('"').append(CRLF);
        head.append("Content-Type: ").append(contentType).append(CRLF).append(CRLF);
        byte[] before = head.toString().getBytes(StandardCharsets.UTF_8);
        byte[] after = (CRLF + "--" + boundary + "--" + CRLF).getBytes(StandardCharsets.UTF_8);
        return new RequestBody() {

            @Override
            public long length() {
                return before.length + file.length() + after.length;
            }

            @Override
            public void writeTo(BodySink sink) throws IOException {
                sink.write(before, 0, before.length);
                file.writeTo(sink);
                sink.write(after, 0, after.length);
            }
        };
    }

    private void start(String name) {
        head.append("--").append(boundary).append(CRLF);
        head.append("Content-Disposition: form-data; name=\"")
                .append(escaped(name))
                .append('"');
    }

    /**
     * Escapes a name as browsers do (WHATWG HTML, multipart/form-data): quotes and line breaks become {@code %22},
     * {@code %0D} and {@code %0A}. Unlike in browsers, other control characters are escaped as well.
     */
    static String escaped(String name) {
        StringBuilder escaped = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '"' || c < ' ' || c == 0x7f) {
                escaped.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
