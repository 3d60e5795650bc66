package com.syncsketch.sdk.client.internal;

import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.CallInterruptedException;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests to the one origin and gives the answers that are successes. Credentials are put on at the last moment,
 * below everything that might show an address. Safe for use by several threads.
 */
public final class Transport {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.http");

    /** What {@link HttpRequest} sets itself and refuses to take, and what only this class may set. */
    private static final Set<String> OWN_HEADERS =
            Set.of("connection", "content-length", "expect", "host", "upgrade", "authorization", "user-agent");

    private static final String JSON = "application/json";

    /** Calls that the official client makes without a media type where they have no body. */
    private static final String TASKS = "/api/v2/downloads/";

    private static final int LONGEST_CHAIN = 5;
    private static final Duration AS_GOOD_AS_EVER = Duration.ofDays(10_000);

    private final HttpClient http;
    private final HttpClient withoutCookies;
    private final Origin origin;
    private final Credentials credentials;
    private final String userAgent;
    private final Failures failures;
    private final Timing timing;
    private final CallSettings settings;
    private final Retries retries;

    @Nullable
    private final Transport parent;

    private volatile boolean closed;

    /**
     * Makes a transport.
     *
     * @param http what sends; it must not follow redirects
     * @param origin where everything goes
     * @param credentials what is put on each request
     * @param userAgent the product that the service sees
     * @param timing tells when an answer arrived, and pauses between attempts
     * @param settings how long calls may take and how often they are tried
     * @throws IllegalArgumentException if the credentials cannot travel in the place that they ask for
     */
    public Transport(
            HttpClient http,
            Origin origin,
            Credentials credentials,
            String userAgent,
            Timing timing,
            CallSettings settings) {
        this.http = http;
        this.withoutCookies = withoutCookies(http);
        this.origin = origin;
        this.credentials = credentials;
        this.userAgent = userAgent;
        this.failures = new Failures(credentials, timing.clock());
        this.timing = timing;
        this.settings = settings;
        this.retries = new Retries(settings, timing);
        this.parent = null;
        credentials.authorize(HttpRequest.newBuilder(), origin.base());
    }

    private Transport(Transport parent, CallSettings settings) {
        this.http = parent.http;
        this.withoutCookies = parent.withoutCookies;
        this.origin = parent.origin;
        this.credentials = parent.credentials;
        this.userAgent = parent.userAgent;
        this.failures = parent.failures;
        this.timing = parent.timing;
        this.settings = settings;
        this.retries = new Retries(settings, timing);
        this.parent = parent;
    }

    /**
     * Gives a transport that shares the connections of this one. It is closed when this one is.
     *
     * @param settings how long calls may take and how often they are tried
     * @return the transport
     */
    public Transport with(CallSettings settings) {
        return new Transport(this, settings);
    }

    /**
     * Gives how long calls may take and how often they are tried.
     *
     * @return the settings
     */
    public CallSettings settings() {
        return settings;
    }

    Origin origin() {
        return origin;
    }

    String userAgent() {
        return userAgent;
    }

    /** Gives what sends, without cookies, for requests that go elsewhere and without credentials. */
    HttpClient openHttp() {
        refuseWhenClosed();
        return withoutCookies;
    }

    Failures failures() {
        return failures;
    }

    Timing timing() {
        return timing;
    }

    Retries retries() {
        return retries;
    }

    /** Gives what repeats without a limit to the time as a whole: a long file may take any. */
    Retries untimedRetries() {
        return new Retries(new CallSettings(settings.readTimeout(), AS_GOOD_AS_EVER, settings.retry()), timing);
    }

    /** Refuses all calls from now on. Calls under way go on. */
    public void close() {
        closed = true;
    }

    /**
     * Sends a request and reads the answer, and again as its method and the policy allow. Redirects of reads are
     * followed within the origin.
     *
     * @param call what the call is named after; its method decides what is repeated
     * @param uri where it goes, without credentials; sent byte by byte as it is
     * @param headers values by name
     * @param body the body, which can be sent more than once, or null if there is none
     * @param readTimeout how long each attempt may take
     * @return an answer of status 2xx
     * @throws com.syncsketch.sdk.client.error.SyncSketchException if there is no such answer
     */
    Answer send(
            Call call,
            URI uri,
            Map<String, Collection<String>> headers,
            @Nullable BodyPublisher body,
            Duration readTimeout) {
        return retries.run(call, Retries.Scope.BY_METHOD, (number, left) -> {
            Duration limit = left.compareTo(readTimeout) < 0 ? left : readTimeout;
            return attempt(number, call, uri, headers, body, Wait.atMost(limit, call));
        });
    }

    /**
     * Sends a request and reads the answer. It is repeated only where nothing was sent, whatever its method.
     *
     * @param call what the call is named after
     * @param uri where it goes, without credentials; sent byte by byte as it is
     * @param headers values by name
     * @param body the body, or null if there is none
     * @param wait how long to wait
     * @return an answer of status 2xx
     * @throws com.syncsketch.sdk.client.error.SyncSketchException if there is no such answer
     */
    Answer send(Call call, URI uri, Map<String, Collection<String>> headers, @Nullable BodyPublisher body, Wait wait) {
        return retries.run(
                call, Retries.Scope.NOTHING_SENT, (number, left) -> attempt(number, call, uri, headers, body, wait));
    }

    private Answer attempt(
            int number,
            Call call,
            URI uri,
            Map<String, Collection<String>> headers,
            @Nullable BodyPublisher body,
            Wait wait) {
        refuseWhenClosed();
        if (!origin.covers(uri)) {
            throw new IllegalArgumentException("Calls go to " + Origin.text(origin.base()) + " only");
        }
        URI target = uri;
        Map<String, Collection<String>> sent = body == null ? withMediaType(call, headers) : headers;
        for (int hops = 0; ; hops++) {
            Answer answer = exchange(number, call, http, request(call, target, sent, body), wait);
            if (answer.status() / 100 == 2) {
                return answer;
            }
            String location = redirect(answer);
            if (location == null) {
                throw failures.status(call, answer);
            }
            target = follow(call, answer, target, location, hops);
            if (answer.status() < 307) {
                // Only 307 and 308 ask for the same request again.
                sent = headers;
            }
        }
    }

    /**
     * Posts a body to another place than the origin: without credentials, and without cookies. Any answer is given back,
     * redirects too, which are not followed. Repeated only where nothing was sent.
     */
    Answer sendElsewhere(Call call, URI uri, String contentType, BodyPublisher body, Wait wait) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Content-Type", contentType)
                .header("User-Agent", userAgent)
                .POST(body);
        if ("http".equalsIgnoreCase(uri.getScheme())) {
            request.version(HttpClient.Version.HTTP_1_1);
        }
        return retries.run(call, Retries.Scope.NOTHING_SENT, (number, left) -> {
            refuseWhenClosed();
            return exchange(number, call, withoutCookies, request, wait);
        });
    }

    /**
     * Puts a body to another place than the origin, once: without credentials, and without cookies. Any answer is given
     * back, redirects too, which are not followed.
     */
    Answer putElsewhere(int number, Call call, URI uri, @Nullable String contentType, BodyPublisher body, Wait wait) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).header("User-Agent", userAgent).PUT(body);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if ("http".equalsIgnoreCase(uri.getScheme())) {
            request.version(HttpClient.Version.HTTP_1_1);
        }
        refuseWhenClosed();
        return exchange(number, call, withoutCookies, request, wait);
    }

    /** Shows the origin and the user, never the secret. */
    @Override
    public String toString() {
        return origin.base() + ", " + credentials;
    }

    private void refuseWhenClosed() {
        if (isClosed()) {
            throw new IllegalStateException("The client is closed");
        }
    }

    private boolean isClosed() {
        return closed || (parent != null && parent.isClosed());
    }

    private static HttpClient withoutCookies(HttpClient http) {
        if (http.cookieHandler().isEmpty()) {
            return http;
        }
        HttpClient.Builder other =
                HttpClient.newBuilder().version(http.version()).followRedirects(HttpClient.Redirect.NEVER);
        other.sslContext(http.sslContext()).sslParameters(http.sslParameters());
        http.connectTimeout().ifPresent(other::connectTimeout);
        http.proxy().ifPresent(other::proxy);
        http.authenticator().ifPresent(other::authenticator);
        http.executor().ifPresent(other::executor);
        return other.build();
    }

    private Answer exchange(int number, Call call, HttpClient http, HttpRequest.Builder request, Wait wait) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CallInterruptedException(call + ": the thread was interrupted before the request was sent");
        }
        long start = timing.nanoTime().getAsLong();
        AtomicReference<ResponseInfo> head = new AtomicReference<>();
        Object outcome = "given up";
        try {
            Answer answer = wait.exchange(http, request, info -> {
                head.set(info);
                return BodySubscribers.ofByteArray();
            });
            outcome = answer.status();
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(call + ": the thread was interrupted while it waited for the answer");
        } catch (ExecutionException e) {
            ResponseInfo info = head.get();
            outcome = info == null ? "no answer" : info.statusCode() + " and a broken body";
            if (info != null && info.statusCode() >= 400) {
                // A server that refuses an upload may hang up amid its answer; the status says enough.
                return new Answer(info.statusCode(), info.headers(), new byte[0]);
            }
            throw failures.connection(call, e.getCause() == null ? e : e.getCause());
        } finally {
            log(call, outcome, start, number);
        }
    }

    private void log(Call call, Object outcome, long start, int number) {
        long millis = (timing.nanoTime().getAsLong() - start) / 1_000_000;
        LOG.debug("{}: {} after {} ms, attempt {}", call, outcome, millis, number);
    }

    private HttpRequest.Builder request(
            Call call, URI uri, Map<String, Collection<String>> headers, @Nullable BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder();
        headers.forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        request.setHeader("User-Agent", userAgent);
        if (origin.isPlain()) {
            // HTTP/2 over plain http begins with an upgrade request on which many servers choke.
            request.version(HttpClient.Version.HTTP_1_1);
        }
        if (body == null && call.method().equals("GET")) {
            request.GET();
        } else {
            request.method(call.method(), body == null ? BodyPublishers.noBody() : body);
        }
        credentials.authorize(request, uri);
        return request;
    }

    /**
     * Needless by the rules of HTTP where there is no body. But the service is not known to work without it: the official
     * client sends it with all calls but those about tasks.
     */
    private static Map<String, Collection<String>> withMediaType(Call call, Map<String, Collection<String>> headers) {
        if (call.path().startsWith(TASKS) || headers.keySet().stream().anyMatch("Content-Type"::equalsIgnoreCase)) {
            return headers;
        }
        Map<String, Collection<String>> named = new HashMap<>(headers);
        named.put("Content-Type", List.of(JSON));
        return named;
    }

    @Nullable
    private static String redirect(Answer answer) {
        return switch (answer.status()) {
            case 301, 302, 303, 307, 308 ->
                answer.headers().firstValue("Location").orElse(null);
            default -> null;
        };
    }

    private URI follow(Call call, Answer answer, URI from, String location, int hops) {
        URI to;
        try {
            to = from.resolve(URI.create(location));
        } catch (IllegalArgumentException e) {
            throw failures.redirect(call, answer, null, "its address cannot be read");
        }
        if (!call.isRead()) {
            throw failures.redirect(call, answer, to, "writes are never sent again");
        }
        if (!origin.covers(to)) {
            throw failures.redirect(call, answer, to, "it leaves the configured origin");
        }
        if (hops >= LONGEST_CHAIN) {
            throw failures.redirect(call, answer, to, "it is one of more than " + LONGEST_CHAIN + " in a row");
        }
        return to;
    }
}
