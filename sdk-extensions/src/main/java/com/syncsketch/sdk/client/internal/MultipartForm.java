package com.syncsketch.sdk.client.internal;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** A form with texts and one file at its end, as browsers send it. */
final class MultipartForm {

    private static final String LINE = "\r\n";

    private final String boundary = "syncsketch-" + UUID.randomUUID();
    private final StringBuilder head = new StringBuilder();

    MultipartForm text(String name, String value) {
        start(name);
        head.append(LINE).append(LINE).append(value).append(LINE);
        return this;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** Gives the whole body; its length is known if that of the file is. */
    BodyPublisher withFile(String name, String fileName, String contentType, BodyPublisher file) {
        start(name);
        head.append("; filename=\"").append(escaped(fileName)).append('"').append(LINE);
        head.append("Content-Type: ").append(contentType).append(LINE).append(LINE);
        return BodyPublishers.concat(
                BodyPublishers.ofString(head.toString(), StandardCharsets.UTF_8),
                file,
                BodyPublishers.ofString(LINE + "--" + boundary + "--" + LINE, StandardCharsets.UTF_8));
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
