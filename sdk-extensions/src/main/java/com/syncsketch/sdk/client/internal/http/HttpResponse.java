package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.internal.http.engine.ResponseHeaders;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
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

    private static final int PAGE_START = 512;
    private static final int MAX_EXCERPT = 200;

    /** A byte order mark may precede the markup. */
    private static final Pattern MARKUP = Pattern.compile("\\ufeff?\\s*<");

    private static final Pattern PAGE = Pattern.compile(
            "\\ufeff?\\s*(?:<\\?xml[^>]*>\\s*)?(?:<!--.*?-->\\s*)*<(?:!doctype\\s+html|html|head|body)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern URL_QUERY = Pattern.compile("\\?[^\\s\"'<>]*");

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

    /** Returns true if the body is an HTML page, which neither the service nor the storage sends with a success status. */
    public boolean isHtmlPage() {
        String start = new String(body, 0, Math.min(body.length, PAGE_START), charset());
        String type = headers.contentType();
        boolean declared = type != null && type.toLowerCase(Locale.ROOT).contains("html");
        return declared
                ? MARKUP.matcher(start).lookingAt()
                : PAGE.matcher(start).lookingAt();
    }

    /**
     * Returns the beginning of the body for messages, in one line and without the queries of URLs, which may be secret.
     *
     * @param redactor removes secrets; it receives the whole body, because truncation could leave a part of a secret
     */
    public String excerpt(UnaryOperator<String> redactor) {
        String clean =
                URL_QUERY.matcher(redactor.apply(new String(body, charset()))).replaceAll("?***");
        String line = clean.replaceAll("\\s+", " ").strip();
        return line.length() <= MAX_EXCERPT ? line : line.substring(0, MAX_EXCERPT) + "...";
    }
}
