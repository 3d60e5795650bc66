package com.syncsketch.sdk.client.internal;

import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.CallInterruptedException;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Clock;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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

    private static final int LONGEST_CHAIN = 5;

    private final HttpClient http;
    private final HttpClient withoutCookies;
    private final Origin origin;
    private final Credentials credentials;
    private final String userAgent;
    private final Failures failures;
    private volatile boolean closed;

    /**
     * Makes a transport.
     *
     * @param http what sends; it must not follow redirects
     * @param origin where everything goes
     * @param credentials what is put on each request
     * @param userAgent the product that the service sees
     * @param clock tells when an answer arrived
     * @throws IllegalArgumentException if the credentials cannot travel in the place that they ask for
     */
    public Transport(HttpClient http, Origin origin, Credentials credentials, String userAgent, Clock clock) {
        this.http = http;
        this.withoutCookies = withoutCookies(http);
        this.origin = origin;
        this.credentials = credentials;
        this.userAgent = userAgent;
        this.failures = new Failures(credentials, clock);
        credentials.authorize(HttpRequest.newBuilder(), origin.base());
    }

    Origin origin() {
        return origin;
    }

    Failures failures() {
        return failures;
    }

    /** Refuses all calls from now on. Calls under way go on. */
    public void close() {
        closed = true;
    }

    /**
     * Sends a request and reads the answer. Redirects of reads are followed within the origin.
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
        if (closed) {
            throw new IllegalStateException("The client is closed");
        }
        if (!origin.covers(uri)) {
            throw new IllegalArgumentException("Calls go to " + Origin.text(origin.base()) + " only");
        }
        URI target = uri;
        for (int hops = 0; ; hops++) {
            Answer answer = exchange(call, http, request(call, target, headers, body), wait);
            if (answer.status() / 100 == 2) {
                return answer;
            }
            String location = redirect(answer);
            if (location == null) {
                throw failures.status(call, answer);
            }
            target = follow(call, answer, target, location, hops);
        }
    }

    /**
     * Posts a body to another place than the origin: without credentials, and without cookies. Any answer is given back,
     * redirects too, which are not followed.
     */
    Answer sendElsewhere(Call call, URI uri, String contentType, BodyPublisher body, Wait wait) {
        if (closed) {
            throw new IllegalStateException("The client is closed");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Content-Type", contentType)
                .header("User-Agent", userAgent)
                .POST(body);
        if ("http".equalsIgnoreCase(uri.getScheme())) {
            request.version(HttpClient.Version.HTTP_1_1);
        }
        return exchange(call, withoutCookies, request.build(), wait);
    }

    /** Shows the origin and the user, never the secret. */
    @Override
    public String toString() {
        return origin.base() + ", " + credentials;
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

    private Answer exchange(Call call, HttpClient http, HttpRequest request, Wait wait) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CallInterruptedException(call + ": the thread was interrupted before the request was sent");
        }
        long start = System.nanoTime();
        AtomicReference<ResponseInfo> head = new AtomicReference<>();
        CompletableFuture<HttpResponse<byte[]>> future = null;
        try {
            future = http.sendAsync(request, info -> {
                head.set(info);
                return BodySubscribers.ofByteArray();
            });
            HttpResponse<byte[]> response = wait.await(future);
            LOG.debug("{}: {} after {} ms", call, response.statusCode(), (System.nanoTime() - start) / 1_000_000);
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(call + ": the thread was interrupted while it waited for the answer");
        } catch (ExecutionException e) {
            ResponseInfo info = head.get();
            if (info != null && info.statusCode() >= 400) {
                // A server that refuses an upload may hang up amid its answer; the status says enough.
                return new Answer(info.statusCode(), info.headers(), new byte[0]);
            }
            throw failures.connection(call, e.getCause() == null ? e : e.getCause());
        } finally {
            // Ends the exchange and frees its connection where nobody waits any longer.
            if (future != null && !future.isDone()) {
                future.cancel(true);
                LOG.debug("{}: given up after {} ms", call, (System.nanoTime() - start) / 1_000_000);
            }
        }
    }

    private HttpRequest request(
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
        return request.build();
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
