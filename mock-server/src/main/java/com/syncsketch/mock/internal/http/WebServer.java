package com.syncsketch.mock.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.HostPort;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.LoggerFactory;

/**
 * An HTTP/1.1 server on one or more ports, each with its own handler. All threads are daemon threads.
 *
 * <p>Handlers run on threads of their own, up to a limit, so that slow clients never block the threads that accept connections and
 * parse requests. Requests beyond the limit get the status code 503. Priority requests have separate threads, and their bodies are read
 * without a thread, so they are served even if all other threads wait for slow clients.
 */
public final class WebServer implements AutoCloseable {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final int MAX_JETTY_THREADS = 32;
    private static final int MAX_PRIORITY_THREADS = 32;
    private static final int MAX_PRIORITY_BODY_BYTES = 16 * 1024 * 1024;
    private static final int MAX_HEADER_BYTES = 64 * 1024;

    /** The number of connections that are open at the same time, idle ones included. Further clients wait for one to be closed. */
    private static final int MAX_CONNECTIONS = 4096;

    /** The attribute of requests that have reached {@link Dispatch}. */
    private static final String DISPATCHED = WebServer.class.getName() + ".dispatched";

    private static final String UNEXPLAINED =
            "The request is malformed. Perhaps its URL is not encoded properly or leads above the"
                    + " root, or a header is not valid";

    /** Lets URLs reach the handlers that Jetty would reject as ambiguous. Object keys may contain percent signs, for example. */
    private static final UriCompliance ANY_URI = new UriCompliance("ANY", EnumSet.allOf(UriCompliance.Violation.class));

    /** A strong reference, because the level is lost when the logger is garbage-collected. */
    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    /** Logs warnings about invalid {@code Host} headers, which clients learn from the response. */
    private static final Logger HOST = Logger.getLogger(HostPort.class.getName());

    static {
        JETTY.setLevel(Level.WARNING);
        HOST.setLevel(Level.SEVERE);
    }

    private final ServerLimits limits;
    private final boolean trustsForwarded;
    private final Server server;
    private final ThreadPoolExecutor workers;
    private final ThreadPoolExecutor priorityWorkers;
    private final List<ServerConnector> connectors = new ArrayList<>();
    private final Map<Connector, PortHandlers> ports = new HashMap<>();

    /** Creates a server without ports and with default limits. */
    public WebServer() {
        this(new ServerLimits(ServerLimits.DEFAULT_CONCURRENT_REQUESTS, ServerLimits.DEFAULT_BODY_TIMEOUT), false);
    }

    /**
     * Creates a server without ports.
     *
     * @param limits the limits
     * @param trustsForwarded whether headers such as {@code X-Forwarded-Host} determine the origin of requests
     */
    public WebServer(ServerLimits limits, boolean trustsForwarded) {
        this.limits = limits;
        this.trustsForwarded = trustsForwarded;
        // A JDK queue, because Jetty initializes the management beans of the JVM to size its own queue.
        QueuedThreadPool threads =
                new QueuedThreadPool(MAX_JETTY_THREADS, 4, 60_000, 0, new LinkedBlockingQueue<>(), null);
        threads.setName("syncsketch-mock-http");
        threads.setDaemon(true);
        server = new Server(threads);
        server.setHandler(new Dispatch());
        server.setErrorHandler(new Rejections());
        server.setStopTimeout(0);
        NetworkConnectionLimit connections = new NetworkConnectionLimit(MAX_CONNECTIONS, server);
        connections.setEndPointIdleTimeout(5_000);
        server.addBean(connections);
        workers = executor("syncsketch-mock", limits.concurrentRequests());
        priorityWorkers = executor("syncsketch-mock-admin", MAX_PRIORITY_THREADS);
    }

    /** Creates an executor that starts threads as needed and rejects work beyond its limit. */
    private static ThreadPoolExecutor executor(String name, int maxThreads) {
        return new ThreadPoolExecutor(0, maxThreads, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Adds a port whose rejected requests get a response in plain text.
     *
     * @param host the address to bind
     * @param port the port; 0 takes a free one
     * @param handler the handler of requests to this port
     * @return the index to pass to {@link #port(int)}
     */
    public int listen(String host, int port, ExchangeHandler handler) {
        return listen(
                host,
                port,
                new PortHandlers(
                        handler,
                        (request, status, reason) -> Response.text(status, "text/plain;charset=utf-8", reason + "\n")));
    }

    /**
     * Adds a port.
     *
     * @param host the address to bind
     * @param port the port; 0 takes a free one
     * @param handlers the handlers of requests to this port
     * @return the index to pass to {@link #port(int)}
     */
    public int listen(String host, int port, PortHandlers handlers) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(false);
        configuration.setRequestHeaderSize(MAX_HEADER_BYTES);
        configuration.setUriCompliance(ANY_URI);
        if (trustsForwarded) {
            configuration.addCustomizer(new ForwardedRequestCustomizer());
        }
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(300_000);
        connector.setAcceptQueueSize(1024);
        server.addConnector(connector);
        connectors.add(connector);
        ports.put(connector, handlers);
        return connectors.size() - 1;
    }

    /**
     * Starts listening.
     *
     * @throws IOException if a port cannot be bound
     */
    public void start() throws IOException {
        try {
            for (ServerConnector connector : connectors) {
                open(connector);
            }
            server.start();
        } catch (IOException e) {
            connectors.forEach(ServerConnector::close);
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Could not start the web server", e);
        }
    }

    /** Binds one port, so that the error message names that port. */
    private static void open(ServerConnector connector) throws IOException {
        try {
            connector.open();
        } catch (IOException | UnresolvedAddressException e) {
            throw new IOException(
                    "Cannot listen on " + connector.getHost() + ":" + connector.getPort() + ": " + reason(e), e);
        }
    }

    private static String reason(Throwable e) {
        if (e.getCause() != null) {
            return reason(e.getCause());
        }
        return e instanceof UnresolvedAddressException ? "unknown address" : String.valueOf(e.getMessage());
    }

    /** Returns the bound port with an index returned by {@link #listen}. */
    public int port(int index) {
        return connectors.get(index).getLocalPort();
    }

    /** Stops accepting connections; existing ones stay open. Ports are unknown afterwards. */
    public void stopListening() {
        connectors.forEach(ServerConnector::close);
    }

    /** Stops listening and closes all connections. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Could not stop the web server", e);
        } finally {
            workers.shutdownNow();
            priorityWorkers.shutdownNow();
        }
    }

    private PortHandlers portOf(org.eclipse.jetty.server.Request request) {
        return Objects.requireNonNull(ports.get(request.getConnectionMetaData().getConnector()));
    }

    private final class Dispatch extends Handler.Abstract.NonBlocking {

        @Override
        public boolean handle(
                org.eclipse.jetty.server.Request request,
                org.eclipse.jetty.server.Response response,
                Callback callback) {
            request.setAttribute(DISPATCHED, true);
            PortHandlers port = portOf(request);
            JettyExchange exchange = new JettyExchange(request, response, limits.bodyTimeout(), limits.bodyMemory());
            if (port.isPriority().test(exchange.request())) {
                BodyCollector.collect(request, MAX_PRIORITY_BODY_BYTES, exchange.memory(), new BodyCollector.Result() {
                    @Override
                    public void completed(byte[] body) {
                        exchange.setBody(body);
                        execute(priorityWorkers, port.priorityHandler(), exchange, callback);
                    }

                    @Override
                    public void failed(Throwable cause) {
                        exchange.releaseBody();
                        if (cause instanceof HttpException e) {
                            reject(request, response, callback, e.status(), e.reason());
                        } else {
                            callback.failed(cause);
                        }
                    }
                });
            } else {
                execute(workers, port.handler(), exchange, callback);
            }
            return true;
        }

        private void execute(
                ThreadPoolExecutor executor, ExchangeHandler handler, JettyExchange exchange, Callback callback) {
            try {
                executor.execute(() -> run(handler, exchange, callback));
            } catch (RejectedExecutionException | OutOfMemoryError e) {
                // An OutOfMemoryError if the system has no further threads.
                exchange.releaseBody();
                reject(
                        exchange.jetty(),
                        exchange.response(),
                        callback,
                        503,
                        "The mock server is handling " + executor.getMaximumPoolSize()
                                + " requests, the maximum, at the same time");
            }
        }

        private void run(ExchangeHandler handler, JettyExchange exchange, Callback callback) {
            try {
                handler.handle(exchange);
            } catch (Throwable e) {
                LOG.error("{}: could not be handled", exchange.request(), e);
                callback.failed(e);
                return;
            } finally {
                exchange.releaseBody();
            }
            if (exchange.isAborted()) {
                // Jetty does not log a stack trace for this type of exception.
                callback.failed(new EofException("closed on purpose"));
            } else {
                callback.succeeded();
            }
        }
    }

    private void reject(
            org.eclipse.jetty.server.Request request,
            org.eclipse.jetty.server.Response response,
            Callback callback,
            int status,
            String reason) {
        Response rejection = portOf(request).rejections().reject(JettyExchange.request(request), status, reason);
        byte[] body = ResponseWriter.body(rejection);
        response.setStatus(rejection.status());
        ResponseWriter.headers(rejection)
                .forEach((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    /** Lets the port respond to requests that Jetty has rejected, for example malformed or oversized ones. */
    private final class Rejections extends org.eclipse.jetty.server.handler.ErrorHandler {

        @Override
        public boolean errorPageForMethod(String method) {
            return true;
        }

        @Override
        protected void generateResponse(
                org.eclipse.jetty.server.Request request,
                org.eclipse.jetty.server.Response response,
                int code,
                String message,
                Throwable cause,
                Callback callback) {
            if (request.getAttribute(DISPATCHED) == null) {
                // Jetty reports no reason for some of them.
                boolean explained = message != null && !message.equals(HttpStatus.getMessage(code));
                String reason = explained || code != 400 ? String.valueOf(message) : UNEXPLAINED;
                reject(request, response, callback, code, reason);
            } else {
                // The connection of a dispatched request failed, which its handler has recorded.
                response.write(true, BufferUtil.EMPTY_BUFFER, callback);
            }
        }
    }
}
