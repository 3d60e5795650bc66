package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.error.ClientClosedException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.auth.CredentialsAccess;
import com.syncsketch.sdk.client.internal.http.engine.BodyReader;
import com.syncsketch.sdk.client.internal.http.engine.Endpoint;
import com.syncsketch.sdk.client.internal.http.engine.Exchange;
import com.syncsketch.sdk.client.internal.http.engine.HttpFailure;
import com.syncsketch.sdk.client.internal.http.engine.HttpRequest;
import com.syncsketch.sdk.client.internal.http.engine.RequestBody;
import com.syncsketch.sdk.client.internal.http.engine.RequestHeaders;
import com.syncsketch.sdk.client.internal.http.engine.TimeoutPolicy;
import com.syncsketch.sdk.client.internal.util.Timing;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Sends requests to the service and returns successful responses: credentials, redirects, retries and errors. Storage hosts
 * are reached through it as well, without any of these. Thread-safe.
 */
public final class Transport {

    private static final int MAX_REDIRECTS = 5;

    /** The timeout of requests that abort an upload; waiting longer would not be worth it. */
    private static final Duration CLEANUP_TIMEOUT = Duration.ofSeconds(15);

    private final TransportContext context;
    private final RequestSettings settings;
    private final RetryExecutor retries;
    private final RequestHeaders commonHeaders;

    @Nullable
    private final Consumer<HttpResponse> recorder;

    private final Closing closing;
    private final RetryExecutor.Scope scope;

    /**
     * Creates a transport.
     *
     * @param context the context, which derived transports share
     * @param settings timeouts, retries and additional headers
     * @throws IllegalArgumentException if the credentials cannot be sent in a header
     */
    public Transport(TransportContext context, RequestSettings settings) {
        this(context, settings, null, new Closing(context.engine(), null), RetryExecutor.Scope.BY_METHOD);
    }

    private Transport(
            TransportContext context,
            RequestSettings settings,
            @Nullable Consumer<HttpResponse> recorder,
            Closing closing,
            RetryExecutor.Scope scope) {
        this.context = context;
        this.settings = settings;
        this.retries = new RetryExecutor(settings, context.timing(), closing.latch());
        this.recorder = recorder;
        this.closing = closing;
        this.scope = scope;
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
        return new Transport(context, other, recorder, new Closing(context.engine(), closing), scope);
    }

    /** Returns a transport for requests that may be repeated after any failure, whatever their method. */
    public Transport repeatable() {
        return new Transport(
                context, settings, recorder, new Closing(context.engine(), closing), RetryExecutor.Scope.REPEATABLE);
    }

    /**
     * Returns a transport that reports each successful response of the service.
     *
     * @param consumer receives the responses, on the thread of the request
     */
    public Transport recording(Consumer<HttpResponse> consumer) {
        return new Transport(context, settings, consumer, new Closing(context.engine(), closing), scope);
    }

    /**
     * Returns a transport for requests that abort uploads, which may be repeated; it also works while the client is being
     * closed.
     */
    public Transport forCleanup() {
        RequestSettings brief = new RequestSettings(
                shorter(settings.readTimeout(), CLEANUP_TIMEOUT),
                shorter(settings.total(), CLEANUP_TIMEOUT),
                settings.retry(),
                settings.headers());
        return new Transport(context, brief, null, closing.forCleanup(), RetryExecutor.Scope.REPEATABLE);
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

    /**
     * Returns the path below the origin of a URL that a response contains.
     *
     * @param location an absolute URL, or a path
     * @return the path with a leading slash, or null if the URL is invalid, leaves the origin, or has a query
     */
    @Nullable
    public String pathOf(String location) {
        Origin origin = context.origin();
        URI url;
        try {
            url = URI.create(origin.endpoint() + "/").resolve(location.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
        boolean plain = url.getRawQuery() == null && url.getRawFragment() == null;
        boolean covered = plain && origin.covers(url) && url.getRawPath().startsWith(origin.path() + "/");
        return covered ? url.getRawPath().substring(origin.path().length()) : null;
    }

    /** Returns the progress of all file transfers of the client. */
    public SharedProgress fileTransfers() {
        return context.fileTransfers();
    }

    /** Changes how many bytes of files per second the client sends; zero for no limit. */
    public void limitUploads(long bytesPerSecond) {
        context.uploads().limit(bytesPerSecond);
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

    /** Returns retries without a total timeout, for uploads of any duration. */
    public RetryExecutor untimedRetries() {
        return new RetryExecutor(settings.withoutTotalTimeout(), context.timing(), closing.latch());
    }

    /** Returns the object that ends uploads when the client is closed. */
    public Closing closing() {
        return closing;
    }

    /** Rejects further requests and ends those in progress. See {@link Closing#close}. */
    public void close() {
        closing.close();
    }

    /** Returns the headers of an operation and those of all requests. The result can be kept and reused. */
    public RequestHeaders headers(RequestHeaders fixed) {
        return fixed.withoutClientHeaders().with(commonHeaders).replacedBy(settings.headers());
    }

    /**
     * Sends a request, with retries as the method and the policy allow. Redirects of reads are followed within the origin.
     *
     * @param operation the operation; its method determines what is retried
     * @param target the path and query below the origin, without credentials; sent unchanged
     * @param headers all headers, see {@link #headers}
     * @param body the body, or null for none
     * @return a response with a 2xx status
     * @throws SyncSketchException if there is none
     */
    public HttpResponse send(
            OperationInfo operation, String target, RequestHeaders headers, @Nullable RequestBody body) {
        return send(operation, target, headers, body, response -> response);
    }

    /**
     * Sends a request like {@link #send(OperationInfo, String, RequestHeaders, RequestBody)}, and parses the response as a
     * part of each attempt, so that reads are retried if it is unreadable.
     *
     * @param parser parses a response with a 2xx status
     * @param <T> the result, which may be null
     * @throws SyncSketchException if there is no response, or the parser throws it
     */
    public <T> T send(
            OperationInfo operation,
            String target,
            RequestHeaders headers,
            @Nullable RequestBody body,
            Function<HttpResponse, T> parser) {
        OperationInfo described = described(operation, target);
        return retries.run(described, scope, (number, left) -> {
            Duration limit = left.compareTo(settings.readTimeout()) < 0 ? left : settings.readTimeout();
            return parser.apply(attempt(number, described, target, headers, body, RequestTimeout.of(described, limit)));
        });
    }

    /**
     * Sends a request that is retried only if nothing was sent, whatever its method.
     *
     * @param timeouts the timeouts
     */
    public HttpResponse send(
            OperationInfo operation,
            String target,
            RequestHeaders headers,
            @Nullable RequestBody body,
            TimeoutPolicy timeouts) {
        OperationInfo described = described(operation, target);
        return retries.run(
                described,
                RetryExecutor.Scope.NOTHING_SENT,
                (number, left) -> attempt(number, described, target, headers, body, timeouts));
    }

    private OperationInfo described(OperationInfo operation, String target) {
        return operation.target() == null ? errors().describe(operation, target) : operation;
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
            OperationInfo shown = hops == 0 ? operation : operation.at(path);
            HttpResponse response = exchange(number, shown, request, context.bodyReader(), timeouts);
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
                // Only 307 and 308 repeat the same request.
                sent = sent.without("Content-Type");
            }
        }
    }

    /** Adds credentials to the query if they are sent there; at the last moment, so that no message contains them. */
    private String authorized(String target) {
        String pair = context.secret().query();
        if (pair == null) {
            return target;
        }
        int query = target.indexOf('?');
        // A redirect that adds a slash to the path repeats the query, including the credentials.
        if (query >= 0 && target.indexOf(pair, query) >= 0) {
            return target;
        }
        return target + (query < 0 ? "?" : query == target.length() - 1 ? "" : "&") + pair;
    }

    /**
     * Sends a request to object storage once, without credentials. Returns responses of any status; redirects are not
     * followed.
     *
     * @param number the number of the attempt, for logs and events
     * @param operation the operation
     * @param url the signed URL
     * @param contentType the media type of the body, or null to send none
     * @param body the body
     * @param timeouts the timeouts
     */
    public HttpResponse sendToStorage(
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
     * Sends a GET request to object storage once, without credentials.
     *
     * @param number the number of the attempt, for logs and events
     * @param operation the operation
     * @param url the signed URL
     * @param headers further headers
     * @param reader reads the response, whatever its status
     * @param exchange records the progress
     * @throws HttpFailure if there is no complete response
     */
    public <T> T fetchFromStorage(
            int number,
            OperationInfo operation,
            StorageUrl url,
            RequestHeaders headers,
            BodyReader<T> reader,
            Exchange exchange)
            throws HttpFailure {
        checkNotClosed(operation);
        HttpRequest request = new HttpRequest(
                "GET", url.endpoint(), url.target(), context.storageHeaders().with(headers), null);
        AttemptRecorder attempt = context.attempts().start(number, operation, request, exchange);
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
        checkNotClosed(operation);
        if (Thread.currentThread().isInterrupted()) {
            throw new RequestInterruptedException(
                    operation + ": the thread was interrupted before the request was sent");
        }
        Exchange exchange = new Exchange(timeouts);
        AttemptRecorder attempt = context.attempts().start(number, operation, request, exchange);
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

    private void checkNotClosed(OperationInfo operation) {
        if (closing.isClosed()) {
            throw new ClientClosedException(operation + ": the client is closed", false);
        }
    }

    @Nullable
    private static String redirect(HttpResponse response) {
        String location = response.headers().first("Location");
        boolean redirect = switch (response.status()) {
            case 301, 302, 303, 307, 308 -> location != null && !location.isBlank();
            default -> false;
        };
        return redirect ? location : null;
    }

    /** Returns the path and query of a redirect within the origin. */
    private String follow(OperationInfo operation, HttpResponse response, String from, String location, int hops) {
        URI to;
        try {
            URI resolved = URI.create(context.origin().endpoint() + from).resolve(URI.create(location));
            // Without other characters than ASCII, which have no place in a request line or a log.
            to = URI.create(resolved.toASCIIString());
        } catch (IllegalArgumentException e) {
            throw errors().redirect(operation, response, null, "its URL is not valid");
        }
        if (!operation.isRead()) {
            throw errors().redirect(operation, response, origin(to), "only reads are redirected");
        }
        if (!context.origin().covers(to)) {
            throw errors().redirect(operation, response, origin(to), "it leaves the configured origin");
        }
        if (hops >= MAX_REDIRECTS) {
            throw errors().redirect(
                            operation, response, origin(to), "there were more than " + MAX_REDIRECTS + " redirects");
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

    /** Returns the origin and the user, never the secret. */
    @Override
    public String toString() {
        return context.origin() + ", " + context.credentials();
    }
}
