package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.ClientClosedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.auth.CredentialsAccess;
import com.syncsketch.sdk.client.internal.util.Timing;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Sends requests to the service and returns successful responses: credentials, redirects, retries and errors. Storage hosts are
 * reached through it as well, without any of these. Thread-safe.
 */
public final class Transport {

    private static final int MAX_REDIRECTS = 5;

    /** Freeing what the storage keeps is worth a try, and not a minute's wait over a link that is down. */
    private static final Duration CLEANUP_TIMEOUT = Duration.ofSeconds(15);

    private final TransportContext context;
    private final RequestSettings settings;
    private final RetryExecutor retries;
    private final RequestHeaders commonHeaders;

    @Nullable
    private final Consumer<HttpResponse> recorder;

    private final Closing closing;

    /**
     * Creates a transport.
     *
     * @param context what it shares with all transports that are derived from it
     * @param settings timeouts, retries and additional headers
     * @throws IllegalArgumentException if the credentials cannot travel in the place that they ask for
     */
    public Transport(TransportContext context, RequestSettings settings) {
        this(context, settings, null, new Closing(context.engine(), null));
    }

    private Transport(
            TransportContext context,
            RequestSettings settings,
            @Nullable Consumer<HttpResponse> recorder,
            Closing closing) {
        this.context = context;
        this.settings = settings;
        this.retries = new RetryExecutor(settings, context.timing(), closing.latch());
        this.recorder = recorder;
        this.closing = closing;
        String authorization = CredentialsAccess.secretOf(context.credentials()).header();
        RequestHeaders headers = RequestHeaders.NONE.with("User-Agent", context.userAgent());
        if (authorization != null) {
            headers = headers.with("Authorization", authorization);
        }
        this.commonHeaders = headers;
    }

    /**
     * Returns a transport with other settings that shares the connections of this one. It is closed when this one is.
     *
     * @param other timeouts, retries and additional headers
     */
    public Transport with(RequestSettings other) {
        return new Transport(context, other, recorder, new Closing(context.engine(), closing));
    }

    /**
     * Returns a transport that reports each successful response of the service.
     *
     * @param consumer receives the responses, on the thread of the request
     */
    public Transport recording(Consumer<HttpResponse> consumer) {
        return new Transport(context, settings, consumer, new Closing(context.engine(), closing));
    }

    /** Returns a transport for requests that free what the service keeps; it also works while the client is being closed. */
    public Transport forCleanup() {
        RequestSettings brief = new RequestSettings(
                shorter(settings.readTimeout(), CLEANUP_TIMEOUT),
                shorter(settings.total(), CLEANUP_TIMEOUT),
                settings.retry(),
                settings.headers());
        return new Transport(context, brief, null, closing.forCleanup());
    }

    private static Duration shorter(Duration some, Duration other) {
        return some.compareTo(other) < 0 ? some : other;
    }

    public RequestSettings settings() {
        return settings;
    }

    public Origin origin() {
        return context.origin();
    }

    public ErrorMapper errors() {
        return context.errors();
    }

    public Timing timing() {
        return context.timing();
    }

    public RetryExecutor retries() {
        return retries;
    }

    /** Returns retries without a limit over all attempts: a long file may take any time. */
    public RetryExecutor untimedRetries() {
        return new RetryExecutor(settings.withoutTotalTimeout(), context.timing(), closing.latch());
    }

    /** Returns what ends uploads in progress when the client is closed. */
    public Closing closing() {
        return closing;
    }

    /** Refuses all requests from now on and ends those in progress. See {@link Closing#close}. */
    public void close() {
        closing.close();
    }

    /** Returns the headers of an operation together with those that all requests have. Worth keeping. */
    public RequestHeaders headers(RequestHeaders fixed) {
        return fixed.withoutClientHeaders().with(commonHeaders).replacedBy(settings.headers());
    }

    /**
     * Sends a request and reads the response, with retries as method and policy allow. Redirects of reads are followed within the
     * origin.
     *
     * @param operation the operation; its method decides what is retried
     * @param target path and query below the origin, without credentials; sent byte by byte as it is
     * @param headers all headers, see {@link #headers}
     * @param body the body, or null for none
     * @return a response of status 2xx
     * @throws SyncSketchException if there is no such response
     */
    public HttpResponse send(
            OperationInfo operation, String target, RequestHeaders headers, @Nullable RequestBody body) {
        return retries.run(operation, RetryExecutor.Scope.BY_METHOD, (number, left) -> {
            Duration limit = left.compareTo(settings.readTimeout()) < 0 ? left : settings.readTimeout();
            return attempt(number, operation, target, headers, body, RequestTimeout.of(operation, limit));
        });
    }

    /**
     * Sends a request that is retried only where nothing was sent, whatever its method.
     *
     * @param timeouts how long it may take
     */
    public HttpResponse send(
            OperationInfo operation,
            String target,
            RequestHeaders headers,
            @Nullable RequestBody body,
            TimeoutPolicy timeouts) {
        return retries.run(
                operation,
                RetryExecutor.Scope.NOTHING_SENT,
                (number, left) -> attempt(number, operation, target, headers, body, timeouts));
    }

    private HttpResponse attempt(
            int number,
            OperationInfo operation,
            String target,
            RequestHeaders headers,
            @Nullable RequestBody body,
            TimeoutPolicy timeouts) {
        Origin origin = context.origin();
        String path = origin.path().isEmpty() ? target : origin.path() + target;
        RequestHeaders sent = headers;
        for (int hops = 0; ; hops++) {
            HttpRequest request = new HttpRequest(operation.method(), origin.endpoint(), authorized(path), sent, body);
            HttpResponse response = exchange(number, operation, request, context.bodyReader(), timeouts);
            if (response.isSuccess()) {
                if (recorder != null) {
                    recorder.accept(response);
                }
                return response;
            }
            String location = redirect(response);
            if (location == null) {
                throw errors().status(operation, response);
            }
            path = follow(operation, response, path, location, hops);
            if (response.status() < 307) {
                // Only 307 and 308 ask for the same request again.
                sent = sent.without("Content-Type");
            }
        }
    }

    /** Adds credentials that travel in the query, at the last moment, so that no text before shows them. */
    private String authorized(String target) {
        String pair = context.secret().query();
        if (pair == null) {
            return target;
        }
        int query = target.indexOf('?');
        // A redirect to the path with a slash repeats the query that it was asked with, credentials included.
        if (query >= 0 && target.indexOf(pair, query) >= 0) {
            return target;
        }
        return target + (query < 0 ? "?" : query == target.length() - 1 ? "" : "&") + pair;
    }

    /**
     * Sends a request to another host than that of the service, once: without credentials. All responses are returned, those of
     * redirects as well, which are not followed.
     *
     * @param number the number of the attempt, for logs and events
     * @param operation the operation
     * @param url the URL, which may contain a signature
     * @param contentType the media type of the body, or null to send none
     * @param body the body
     * @param timeouts how long it may take
     */
    public HttpResponse sendElsewhere(
            int number,
            OperationInfo operation,
            StorageUrl url,
            @Nullable String contentType,
            RequestBody body,
            TimeoutPolicy timeouts) {
        RequestHeaders headers = context.storageHeaders();
        if (contentType != null) {
            headers = headers.with("Content-Type", contentType);
        }
        HttpRequest request = new HttpRequest(operation.method(), url.endpoint(), url.target(), headers, body);
        return exchange(number, operation, request, context.storageReader(), timeouts);
    }

    /**
     * Fetches from another host than that of the service, once: without credentials.
     *
     * @param number the number of the attempt, for logs and events
     * @param operation the operation
     * @param url the URL, which may contain a signature
     * @param reader consumes the response, of whatever status
     * @param exchange records the progress
     * @throws HttpFailure if there is no complete response
     */
    public <T> T fetchElsewhere(
            int number, OperationInfo operation, StorageUrl url, BodyReader<T> reader, Exchange exchange)
            throws HttpFailure {
        refuseWhenClosed(operation);
        HttpRequest request = new HttpRequest("GET", url.endpoint(), url.target(), context.storageHeaders(), null);
        AttemptRecorder attempt = context.attempts().begin(number, operation, request, exchange);
        try {
            T result = context.engine().execute(request, reader, exchange);
            attempt.succeeded();
            return result;
        } catch (HttpFailure e) {
            attempt.failed(errors().failure(operation, e, exchange));
            throw e;
        }
    }

    private <T> T exchange(
            int number, OperationInfo operation, HttpRequest request, BodyReader<T> reader, TimeoutPolicy timeouts) {
        refuseWhenClosed(operation);
        if (Thread.currentThread().isInterrupted()) {
            throw new RequestInterruptedException(operation + ": the thread was interrupted before the request was sent");
        }
        Exchange exchange = new Exchange(timeouts);
        AttemptRecorder attempt = context.attempts().begin(number, operation, request, exchange);
        try {
            T result = context.engine().execute(request, reader, exchange);
            attempt.succeeded();
            return result;
        } catch (HttpFailure e) {
            SyncSketchException failure = errors().failure(operation, e, exchange);
            attempt.failed(failure);
            throw failure;
        }
    }

    private void refuseWhenClosed(OperationInfo operation) {
        if (closing.isClosed()) {
            throw new ClientClosedException(operation + ": the client is closed", false);
        }
    }

    @Nullable
    private static String redirect(HttpResponse response) {
        return switch (response.status()) {
            case 301, 302, 303, 307, 308 -> response.headers().first("Location");
            default -> null;
        };
    }

    /** Returns path and query to follow a redirect to, within the origin. */
    private String follow(OperationInfo operation, HttpResponse response, String from, String location, int hops) {
        URI to;
        try {
            to = URI.create(context.origin().endpoint() + from).resolve(URI.create(location));
        } catch (IllegalArgumentException e) {
            throw errors().redirect(operation, response, null, "its URL cannot be read");
        }
        if (!operation.isRead()) {
            throw errors().redirect(
                            operation, response, origin(to), "requests that change something are never redirected");
        }
        if (!context.origin().covers(to)) {
            throw errors().redirect(operation, response, origin(to), "it leaves the configured origin");
        }
        if (hops >= MAX_REDIRECTS) {
            throw errors().redirect(
                            operation, response, origin(to), "it is one of more than " + MAX_REDIRECTS + " in a row");
        }
        String path = to.getRawPath().isEmpty() ? "/" : to.getRawPath();
        return to.getRawQuery() == null ? path : path + "?" + to.getRawQuery();
    }

    private static String origin(URI url) {
        try {
            return Endpoint.of(url).toString();
        } catch (IllegalArgumentException e) {
            return url.getScheme() + "://" + url.getHost();
        }
    }

    /** Shows the origin and the user, never the secret. */
    @Override
    public String toString() {
        return context.origin() + ", " + context.credentials();
    }
}
