package com.syncsketch.sdk.client.internal.http.apache;

import com.syncsketch.sdk.client.internal.http.engine.BodyReader;
import com.syncsketch.sdk.client.internal.http.engine.ConnectionSettings;
import com.syncsketch.sdk.client.internal.http.engine.ContentEncodingException;
import com.syncsketch.sdk.client.internal.http.engine.Endpoint;
import com.syncsketch.sdk.client.internal.http.engine.Exchange;
import com.syncsketch.sdk.client.internal.http.engine.Exchange.Cancellation;
import com.syncsketch.sdk.client.internal.http.engine.HttpEngine;
import com.syncsketch.sdk.client.internal.http.engine.HttpFailure;
import com.syncsketch.sdk.client.internal.http.engine.HttpFailure.Kind;
import com.syncsketch.sdk.client.internal.http.engine.HttpRequest;
import com.syncsketch.sdk.client.internal.http.engine.RequestBody;
import com.syncsketch.sdk.client.internal.http.engine.ResponseTooLargeIOException;
import com.syncsketch.sdk.client.internal.proxy.ProxyServer;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.LaxConnPool;
import org.apache.hc.core5.pool.PoolEntry;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * HTTP/1.1 over blocking sockets, with the connection pool and the response parser of Apache HttpCore 5, on which Apache
 * HttpClient 5 is based. Requests run on the calling thread; for a large body, a second thread waits for the response, so
 * that an early error response is received while the body is still being sent. Thread-safe.
 */
public final class ApacheHttpEngine implements HttpEngine {

    /** Up to this size, the operating system accepts a body at once, whether or not the server reads it. */
    private static final int MAX_SIMPLE_BODY = 16 * 1024;

    private final Connector connector;
    private final ConnectionSettings settings;
    private final LaxConnPool<Route, Http1Connection> pool;
    private final Map<Endpoint, Route> routes = new ConcurrentHashMap<>();
    private final Watchdog watchdog;
    private final ResponseReceiver receiver = new ResponseReceiver();
    private volatile boolean aborted;
    private volatile boolean closed;

    /**
     * Creates an engine.
     *
     * @param settings the connection settings
     */
    public ApacheHttpEngine(ConnectionSettings settings) {
        this.settings = settings;
        this.connector = new Connector(settings);
        this.pool = new LaxConnPool<>(
                settings.maxConnections(),
                TimeValue.ofMilliseconds(settings.lifetime().toMillis()),
                PoolReusePolicy.LIFO,
                (connection, mode) -> connection.close(),
                null);
        this.watchdog = new Watchdog(this::closeIdle);
    }

    @Override
    public <T> T execute(HttpRequest request, BodyReader<T> reader, Exchange exchange) throws HttpFailure {
        exchange.start(System.nanoTime());
        watchdog.watch(exchange);
        try {
            if (closed) {
                throw new HttpFailure(Kind.CLOSED, "the client was closed", null);
            }
            Route route = route(request.endpoint());
            while (true) {
                try {
                    return exchange(route, request, reader, exchange);
                } catch (UnsentException e) {
                    // The connection broke while it was idle. All idle connections were closed, so the next one is new.
                }
            }
        } catch (HttpFailure e) {
            throw reported(exchange, e, e.kind());
        } finally {
            watchdog.unwatch(exchange);
            exchange.onCancel(null);
        }
    }

    /** Thrown when a reused connection was broken before any byte of the request was sent. */
    private static final class UnsentException extends IOException {

        private static final long serialVersionUID = 1L;

        UnsentException(IOException cause) {
            super(cause);
        }
    }

    private <T> T exchange(Route route, HttpRequest request, BodyReader<T> reader, Exchange exchange)
            throws HttpFailure, UnsentException {
        PoolEntry<Route, Http1Connection> entry = lease(route, exchange);
        Http1Connection connection = entry.getConnection();
        boolean reusable = false;
        try {
            ProxyServer proxy = route.proxy();
            String authorization = proxy != null && route.isForwarded() ? proxy.authorization() : null;
            exchange.startSending(System.nanoTime());
            ReceivedResponse<T> received;
            RequestBody body = request.body();
            if (body == null || body.length() <= MAX_SIMPLE_BODY) {
                connection.write(request, exchange, authorization, route.isForwarded());
                received = receiver.receive(connection, request, reader, exchange);
            } else {
                received = receiver.duplex(connection, request, reader, exchange, authorization, route.isForwarded());
            }
            if (route.isForwarded() && received.status() == ProxyRejection.LOGIN_REQUIRED) {
                throw new HttpFailure(
                        Kind.PROXY,
                        "could not reach " + route + ": " + ProxyRejection.describe(received.status()),
                        null,
                        received.status(),
                        null);
            }
            reusable = received.keepAlive() != null && exchange.isRequestComplete() && !aborted;
            if (reusable) {
                connection.markUsed(System.nanoTime());
                entry.updateExpiry(received.keepAlive(settings.idleTimeout()));
            }
            return received.result();
        } catch (HttpException e) {
            throw new HttpFailure(
                    Kind.PROTOCOL, "the response of " + route + " is not valid HTTP", Connector.reason(e), e);
        } catch (ResponseTooLargeIOException e) {
            throw new HttpFailure(Kind.TOO_LARGE, String.valueOf(e.getMessage()), null, exchange.status(), e);
        } catch (ContentEncodingException e) {
            throw new HttpFailure(Kind.UNDECODABLE, "the body cannot be decoded", e.getMessage(), exchange.status(), e);
        } catch (IOException e) {
            if (connection.isReused()) {
                // Other idle connections may be broken for the same reason.
                closeOthers(route, exchange.started());
                if (!exchange.isSent()
                        && exchange.cancellation() == null
                        && !Thread.currentThread().isInterrupted()) {
                    throw new UnsentException(e);
                }
            }
            throw new HttpFailure(Kind.BROKEN, "connection to " + route, Connector.reason(e), exchange.status(), e);
        } finally {
            exchange.onCancel(null);
            if (!reusable) {
                connection.close();
            }
            release(entry, reusable);
        }
    }

    private void release(PoolEntry<Route, Http1Connection> entry, boolean reusable) {
        Http1Connection connection = entry.getConnection();
        try {
            pool.release(entry, reusable);
        } catch (IllegalStateException e) {
            // A pool that is being closed no longer knows its entries.
            if (!closed) {
                throw e;
            }
        }
        if (closed && connection != null) {
            connection.close();
        }
    }

    private Route route(Endpoint endpoint) throws HttpFailure {
        Route known = routes.get(endpoint);
        if (known != null) {
            return known;
        }
        try {
            Route route = new Route(
                    endpoint, settings.proxies().proxyFor(endpoint.scheme(), endpoint.host(), endpoint.port()));
            routes.put(endpoint, route);
            return route;
        } catch (IllegalArgumentException e) {
            // An environment variable that applies to this host only is invalid.
            throw new HttpFailure(
                    Kind.PROXY, "could not connect to " + endpoint.hostAndPort() + ": " + e.getMessage(), e);
        }
    }

    private PoolEntry<Route, Http1Connection> lease(Route route, Exchange exchange) throws HttpFailure {
        while (true) {
            PoolEntry<Route, Http1Connection> entry = await(route, exchange);
            boolean complete = false;
            try {
                Http1Connection connection = entry.getConnection();
                if (connection != null && !connection.isUsable()) {
                    continue;
                }
                if (connection == null) {
                    connection = connector.connect(route, exchange);
                    entry.assignConnection(connection);
                }
                exchange.onCancel(connection::close);
                if (closed) {
                    throw new HttpFailure(Kind.CLOSED, "the client was closed", null);
                }
                complete = true;
                return entry;
            } finally {
                if (!complete) {
                    Http1Connection connection = entry.getConnection();
                    if (connection != null) {
                        connection.close();
                    }
                    release(entry, false);
                }
            }
        }
    }

    private PoolEntry<Route, Http1Connection> await(Route route, Exchange exchange) throws HttpFailure {
        Future<PoolEntry<Route, Http1Connection>> lease;
        try {
            lease = pool.lease(route, null, Timeout.DISABLED, null);
            if (lease.isDone()) {
                return lease.get();
            }
        } catch (IllegalStateException e) {
            throw new HttpFailure(Kind.CLOSED, "the client was closed", e);
        } catch (InterruptedException | ExecutionException e) {
            throw failedLease(route, e);
        }
        exchange.onCancel(() -> lease.cancel(true));
        try {
            long left = exchange.timeouts().remainingNanos(exchange, System.nanoTime());
            return lease.get(Math.max(1, left), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            if (!lease.cancel(true)) {
                giveBack(lease);
            }
            throw failedLease(route, e);
        } catch (ExecutionException | CancellationException | TimeoutException e) {
            throw failedLease(route, e);
        }
    }

    private void giveBack(Future<PoolEntry<Route, Http1Connection>> lease) {
        try {
            release(lease.get(0, TimeUnit.NANOSECONDS), true);
        } catch (InterruptedException | ExecutionException | TimeoutException | CancellationException e) {
            // There was no connection to release.
        }
    }

    private static HttpFailure failedLease(Route route, Exception e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return new HttpFailure(Kind.INTERRUPTED, "the thread was interrupted", e);
        }
        return new HttpFailure(
                Kind.NO_CONNECTION_AVAILABLE,
                "all connections to " + route.endpoint().hostAndPort() + " are in use",
                null);
    }

    /** Returns the failure to report: a cancellation takes precedence over the exception that it caused. */
    private static HttpFailure reported(Exchange exchange, HttpFailure failure, Kind kind) {
        Cancellation cancellation = exchange.cancellation();
        if (cancellation == Cancellation.CLOSED) {
            return new HttpFailure(Kind.CLOSED, "the client was closed", failure);
        }
        if (cancellation == Cancellation.TIMEOUT) {
            return failure.as(Kind.TIMEOUT, exchange.status());
        }
        if (kind == Kind.BROKEN || kind == Kind.CONNECT || kind == Kind.TLS) {
            if (Thread.currentThread().isInterrupted()) {
                return new HttpFailure(Kind.INTERRUPTED, "the thread was interrupted", failure);
            }
        }
        return failure;
    }

    /** Closes unused connections of a route that were last used before a time. */
    private void closeOthers(Route route, long before) {
        pool.enumAvailable(entry -> {
            Http1Connection connection = entry.getConnection();
            if (entry.getRoute().equals(route) && connection != null && connection.lastUsed() - before < 0) {
                entry.discardConnection(CloseMode.GRACEFUL);
            }
        });
    }

    /** Closes connections that were idle for too long; returns true while there are others. */
    private boolean closeIdle() {
        if (closed) {
            return false;
        }
        pool.closeExpired();
        return pool.getTotalStats().getAvailable() > 0;
    }

    @Override
    public void abortAll() {
        aborted = true;
        watchdog.cancelAll();
        pool.closeIdle(TimeValue.ZERO_MILLISECONDS);
    }

    @Override
    public void close() {
        closed = true;
        aborted = true;
        watchdog.cancelAll();
        pool.close(CloseMode.IMMEDIATE);
        receiver.close();
        watchdog.close();
    }
}
