package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.internal.http.engine.ResponseHeaders;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A response that was read completely.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the decoded body, empty if there was none; that of an error may be cut at the limit for error bodies
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, only read.
public record HttpResponse(int status, ResponseHeaders headers, byte[] body) {

    private static final Pattern CHARSET = Pattern.compile("charset=\"?([A-Za-z0-9_.:-]+)", Pattern.CASE_INSENSITIVE);

    /** Returns the media type for messages. */
    public String contentType() {
        return Objects.requireNonNullElse(headers.contentType(), "no content type");
    }

    /** Returns the declared charset, or UTF-8 if none is declared or it is unknown. */
    public Charset charset() {
        Matcher charset = CHARSET.matcher(contentType());
        try {
            return charset.find() ? Charset.forName(charset.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    public boolean isSuccess() {
        return status / 100 == 2;
    }
}
