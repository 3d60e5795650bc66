package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.ClientClosedException;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.ErrorResponse;
import com.syncsketch.sdk.client.error.MissingResultException;
import com.syncsketch.sdk.client.error.ProxyException;
import com.syncsketch.sdk.client.error.RedirectRefusedException;
import com.syncsketch.sdk.client.error.ReportedErrorException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.ResponseTooLargeException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.auth.CredentialsAccess;
import com.syncsketch.sdk.client.internal.http.engine.Exchange;
import com.syncsketch.sdk.client.internal.http.engine.HttpFailure;
import com.syncsketch.sdk.client.internal.http.engine.ResponseHeaders;
import jakarta.annotation.Nullable;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Creates exceptions that contain no secrets. Thread-safe. */
public final class ErrorMapper {

    private static final String GUIDE = "; see \"Behind a proxy, with a company's CA\" (docs/proxies.md)";
    private static final int MAX_BODY_CHARS = 64 * 1024;
    private static final Pattern QUERY = Pattern.compile("\\?.*", Pattern.DOTALL);

    /** The operations whose responses contain a signature. */
    private static final Set<String> SIGNATURES =
            Set.of("/uploads/get-s3-signed-url/", "/uploads/multipart-upload/{upload_id}/sign-part/{part_number}/");

    private final Redactor credentials;
    private final Clock clock;

    /**
     * Creates a mapper.
     *
     * @param credentials the credentials, whose secret is redacted
     * @param clock the reference of dates in {@code Retry-After}
     */
    public ErrorMapper(Credentials credentials, Clock clock) {
        this.credentials = Redactor.in(CredentialsAccess.secretOf(credentials).values());
        this.clock = clock;
    }

    /** Returns the description of a request, whose path may contain the credentials by mistake. */
    public OperationInfo describe(OperationInfo operation, String target) {
        return operation.at(target).with(credentials);
    }

    /** Returns the redactor of the credentials. */
    public Redactor credentials() {
        return credentials;
    }

    ApiException status(OperationInfo operation, HttpResponse response) {
        return ApiException.of(errorResponse(operation, response));
    }

    RedirectRefusedException redirect(
            OperationInfo operation, HttpResponse response, @Nullable String target, String reason) {
        return new RedirectRefusedException(
                errorResponse(operation, response), target == null ? null : clean(operation, target), reason);
    }

    /**
     * Creates the exception for a response that does not match the contract.
     *
     * @param reason why; it may quote the response
     */
    public DecodingException decoding(OperationInfo operation, HttpResponse response, String reason) {
        return decoding(operation, response, reason, false);
    }

    /** Creates the exception for a response that is not from the service, or was damaged on the way. */
    public DecodingException unreadable(OperationInfo operation, HttpResponse response, String reason) {
        String page = page(operation, response);
        return decoding(operation, response, page.isEmpty() ? reason : reason + ": " + page, true);
    }

    private DecodingException decoding(
            OperationInfo operation, HttpResponse response, String reason, boolean isTransient) {
        boolean signature = SIGNATURES.contains(operation.template());
        String shown = signature ? QUERY.matcher(reason).replaceAll("?***") : reason;
        String message = operation + " returned " + response.status() + " ("
                + clean(operation, response.contentType())
                + "), but the response does not match the contract: "
                + clean(operation, shown);
        String body = signature ? page(operation, response) : text(operation, response);
        return new DecodingException(message, response.status(), body, isTransient);
    }

    /** Creates the exception for a response with a success status that reports an error. */
    ReportedErrorException reported(OperationInfo operation, HttpResponse response, String reason) {
        String clean = clean(operation, reason);
        return new ReportedErrorException(
                operation + " returned " + response.status() + ", but reports an error"
                        + (clean.isEmpty() ? "" : ": " + clean),
                response.status(),
                clean,
                operation.isRead());
    }

    /** Returns the beginning of the page of a proxy, but nothing of a response that may contain a signature. */
    private String page(OperationInfo operation, HttpResponse response) {
        return response.isHtmlPage() ? response.excerpt(text -> clean(operation, text)) : "";
    }

    /**
     * Creates the exception for a write that was carried out, but whose response has no body.
     *
     * @param cause why the result could not be read, or null if there was no attempt
     */
    public MissingResultException missingResult(
            OperationInfo operation, HttpResponse response, @Nullable SyncSketchException cause) {
        String message = operation + " was carried out (" + response.status()
                + "), but the response has no body, so there is no result to return"
                + (cause == null ? "" : "; reading the result failed: " + cause.getMessage());
        String location = response.headers().first("Location");
        return new MissingResultException(
                message,
                response.status(),
                location == null
                        ? null
                        : clean(operation, QUERY.matcher(location).replaceFirst("?***")),
                cause);
    }

    /**
     * Creates the exception for an exchange without a complete response.
     *
     * @param failure what happened
     * @param exchange the exchange
     */
    SyncSketchException failure(OperationInfo operation, HttpFailure failure, Exchange exchange) {
        boolean sent = exchange.isSent();
        // What ends the exchange from outside may come between the write and its record.
        boolean sending = exchange.isSending();
        String what = failure.message(text -> clean(operation, text));
        return switch (failure.kind()) {
            case TIMEOUT ->
                exchange.isSending() ? exchange.timeouts().timedOut(exchange) : connecting(operation, failure, what);
            case INTERRUPTED ->
                new RequestInterruptedException(
                        operation + ": the thread was interrupted while waiting for the response", sending);
            case CLOSED -> new ClientClosedException(operation + ": the client was closed", sending);
            case TOO_LARGE -> new ResponseTooLargeException(operation + ": " + what, failure.status());
            case UNDECODABLE ->
                new DecodingException(
                        operation + " returned " + failure.status() + ": " + what, failure.status(), "", true);
            case PROXY ->
                new ProxyException(operation + ": " + what + GUIDE, failure.status(), cleanCause(operation, failure));
            case UNKNOWN_HOST, CONNECT, NO_CONNECTION_AVAILABLE ->
                new ConnectionException(operation + ": " + what, false, cleanCause(operation, failure));
            case TLS -> new ConnectionException(operation + ": " + what + GUIDE, false, cleanCause(operation, failure));
            case BROKEN, PROTOCOL -> {
                String outcome =
                        sent ? "the connection broke before the response was complete" : "the request was not sent";
                yield new ConnectionException(
                        operation + ": " + outcome + " (" + what + ")", sent, cleanCause(operation, failure));
            }
        };
    }

    /** A connect timeout is a connection failure: nothing was sent. */
    private ConnectionException connecting(OperationInfo operation, HttpFailure failure, String what) {
        return new ConnectionException(
                operation + ": no connection was established in time (" + what + ")",
                false,
                cleanCause(operation, failure));
    }

    /** Returns the delay that a response requests, which was received just now; null if it requests none. */
    @Nullable
    public Duration retryAfter(ResponseHeaders headers) {
        String header = headers.first("Retry-After");
        return header == null ? null : retryAfter(header);
    }

    /**
     * Returns the delay that a response requests, which was received just now.
     *
     * @param header the value of {@code Retry-After}, or null if there is none
     */
    @Nullable
    public Duration retryAfter(@Nullable String header) {
        if (header == null) {
            return null;
        }
        return ErrorResponse.builder(0, "", "")
                .receivedAt(clock.instant())
                .header("Retry-After", header)
                .build()
                .getRetryAfter();
    }

    /**
     * Returns the body as text, truncated if it is very long. Redacts it first, because truncation could leave a part of a
     * secret.
     */
    private String text(OperationInfo operation, HttpResponse response) {
        String text = clean(operation, response.text());
        return text.length() <= MAX_BODY_CHARS
                ? text
                : text.substring(0, MAX_BODY_CHARS) + "\n[truncated: the first " + MAX_BODY_CHARS + " of "
                        + text.length() + " characters]";
    }

    /**
     * Redacts the credentials, the secrets of the request body, and signatures of object storage.
     *
     * @param text a text from outside, such as a part of a response. Words of the client must not be part of it, because they
     *     might be equal to a secret
     */
    public String clean(OperationInfo operation, String text) {
        return SignatureRedactor.NAMES.redact(
                credentials.redact(operation.redactor().redact(text)));
    }

    private ErrorResponse errorResponse(OperationInfo operation, HttpResponse response) {
        ErrorResponse.Builder error = ErrorResponse.builder(response.status(), operation.method(), operation.template())
                .requestTarget(operation.shownTarget())
                .receivedAt(clock.instant())
                .body(text(operation, response));
        response.headers()
                .map()
                .forEach((name, values) -> values.forEach(value -> {
                    boolean url = name.toLowerCase(Locale.ROOT).endsWith("location");
                    String shown = url ? QUERY.matcher(value).replaceFirst("?***") : value;
                    error.header(name, clean(operation, shown));
                }));
        return error.build();
    }

    /** Returns the cause of a failure, or null if it contains a secret. */
    @Nullable
    private Throwable cleanCause(OperationInfo operation, HttpFailure failure) {
        Throwable cause = failure.getCause();
        while (cause instanceof HttpFailure inner) {
            cause = inner.getCause();
        }
        for (Throwable t = cause; t != null; t = t.getCause()) {
            String text = t.toString();
            if (!clean(operation, text).equals(text)) {
                return null;
            }
        }
        return cause;
    }
}
