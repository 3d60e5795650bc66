package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.internal.http.engine.ResponseHeaders;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
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

    private static final Pattern MARKUP = Pattern.compile("\\s*<");

    private static final Pattern PAGE = Pattern.compile(
            "\\s*(?:<\\?xml[^>]*>\\s*)?(?:<!--.*?-->\\s*)*<(?:!doctype\\s+html|html|head|body)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern URL_QUERY = Pattern.compile("\\?[^\\s\"'<>]*");

    /** Returns the media type for messages. */
    public String contentType() {
        return Objects.requireNonNullElse(headers.contentType(), "no content type");
    }

    /** Returns the body as text, without a byte order mark; invalid bytes are replaced. */
    public String text() {
        return encoding().decode(body);
    }

    /** Returns how the text of the body is encoded. */
    BodyText encoding() {
        return BodyText.of(body, headers.contentType());
    }

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Returns true if the body is an HTML page, which neither the service nor the storage sends with a success status. */
    public boolean isHtmlPage() {
        String start = encoding().decode(body, PAGE_START);
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
        String clean = URL_QUERY.matcher(redactor.apply(text())).replaceAll("?***");
        String line = clean.replaceAll("\\s+", " ").strip();
        return line.length() <= MAX_EXCERPT ? line : line.substring(0, MAX_EXCERPT) + "...";
    }
}
