package com.syncsketch.sdk.client.internal;

import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.ErrorResponse;
import com.syncsketch.sdk.client.error.RedirectRefusedException;
import jakarta.annotation.Nullable;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;

/** Turns what went wrong into exceptions that hold no secret. */
final class Failures {

    private static final int LONGEST_BODY = 64 * 1024;
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([A-Za-z0-9_.:-]+)");
    private static final Pattern QUERY = Pattern.compile("\\?.*", Pattern.DOTALL);

    private final Credentials credentials;
    private final Clock clock;

    Failures(Credentials credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    ApiException status(Call call, Answer answer) {
        return ApiException.of(response(call, answer));
    }

    RedirectRefusedException redirect(Call call, Answer answer, @Nullable URI to, String reason) {
        return new RedirectRefusedException(
                response(call, answer), to == null ? null : clean(call, Origin.text(to)), reason);
    }

    DecodingException decoding(Call call, Answer answer, String reason) {
        String message = call + " was answered with " + answer.status() + " (" + answer.contentType()
                + "), but not as the contract says: " + reason;
        return new DecodingException(clean(call, message), answer.status(), text(call, answer));
    }

    ConnectionException connection(Call call, Throwable cause) {
        boolean sent = !isBeforeSending(cause);
        String what = sent ? "the connection broke before the answer was complete" : "no connection came about";
        String reason = reason(cause);
        String message = call + ": " + what + " (" + cause.getClass().getSimpleName()
                + (reason == null ? "" : ", " + reason) + ")";
        return new ConnectionException(clean(call, message), sent, isClean(call, cause) ? cause : null);
    }

    /** Gives the pause for which an answer asks that came just now, or null if it asks for none. */
    @Nullable
    Duration retryAfter(HttpHeaders headers) {
        return retryAfter(headers.firstValue("Retry-After").orElse(null));
    }

    /**
     * Gives the pause for which an answer asks that came just now, from wherever.
     *
     * @param header its {@code Retry-After}, or null if it has none
     */
    @Nullable
    Duration retryAfter(@Nullable String header) {
        if (header == null) {
            return null;
        }
        return ErrorResponse.builder(0, "", "")
                .receivedAt(clock.instant())
                .header("Retry-After", header)
                .build()
                .retryAfter();
    }

    /** Gives what happened; the HTTP client has no words for a name that it cannot look up. */
    @Nullable
    private static String reason(Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof UnresolvedAddressException) {
                return "the name of the host cannot be resolved";
            }
        }
        return cause.getMessage();
    }

    /** Gives the body as text, cut where it is very long. It is cleaned first: a cut could leave a part of a secret. */
    private String text(Call call, Answer answer) {
        String text = clean(call, new String(answer.body(), charset(answer)));
        return text.length() <= LONGEST_BODY
                ? text
                : text.substring(0, LONGEST_BODY) + "\n[cut: the first " + LONGEST_BODY + " of " + text.length()
                        + " characters]";
    }

    /** Hides what the client sent that nobody may see: its credentials, and the secrets in the body of the call. */
    private String clean(Call call, String text) {
        return credentials.redact(call.secrets().hide(text));
    }

    private ErrorResponse response(Call call, Answer answer) {
        ErrorResponse.Builder response = ErrorResponse.builder(answer.status(), call.method(), call.path())
                .receivedAt(clock.instant())
                .body(text(call, answer));
        answer.headers()
                .map()
                .forEach((name, values) -> values.forEach(value -> {
                    boolean address = name.toLowerCase(Locale.ROOT).endsWith("location");
                    String shown = address ? QUERY.matcher(value).replaceFirst("?***") : value;
                    response.header(name, clean(call, shown));
                }));
        return response.build();
    }

    static Charset charset(Answer answer) {
        Matcher charset = CHARSET.matcher(answer.contentType());
        try {
            return charset.find() ? Charset.forName(charset.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static boolean isBeforeSending(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof NoRouteToHostException
                || cause instanceof UnknownHostException
                || cause instanceof UnresolvedAddressException
                || cause instanceof SSLHandshakeException;
    }

    private boolean isClean(Call call, Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            String text = t.toString();
            if (!clean(call, text).equals(text)) {
                return false;
            }
        }
        return true;
    }
}
