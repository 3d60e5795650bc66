package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.client.internal.http.BodySink;
import com.syncsketch.sdk.client.internal.http.RequestBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** A multipart form with texts and one file at its end, as browsers send it. */
final class MultipartFormBody {

    private static final String LINE = "\r\n";

    private final String boundary = "syncsketch-" + UUID.randomUUID();
    private final StringBuilder head = new StringBuilder();

    MultipartFormBody text(String name, String value) {
        start(name);
        head.append(LINE).append(LINE).append(value).append(LINE);
        return this;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** Returns the whole body. */
    RequestBody withFile(String name, String fileName, String contentType, RequestBody file) {
        start(name);
        head.append("; filename=\"").append(escaped(fileName)).append('"').append(LINE);
        head.append("Content-Type: ").append(contentType).append(LINE).append(LINE);
        byte[] before = head.toString().getBytes(StandardCharsets.UTF_8);
        byte[] after = (LINE + "--" + boundary + "--" + LINE).getBytes(StandardCharsets.UTF_8);
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
        head.append("--").append(boundary).append(LINE);
        head.append("Content-Disposition: form-data; name=\"")
                .append(escaped(name))
                .append('"');
    }

    /**
     * Escapes a name as browsers do (WHATWG HTML, multipart/form-data): quotes and line breaks become {@code %22},
     * {@code %0D} and {@code %0A}, and all else is UTF-8 as it is. Other control characters, which browsers let through,
     * are escaped as well.
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
