package com.syncsketch.mock.internal.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardSocketOptions;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.HostPort;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** An HTTP/1.1 server on one or more ports, each with its own handler. All threads are daemon threads. */
public final class WebServer implements AutoCloseable {

    private static final int MAX_THREADS = 400;

    /** A strong reference, because the level is lost when the logger is garbage-collected. */
    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    /** Logs warnings about invalid {@code Host} headers, which clients learn from the response. */
    private static final Logger HOST = Logger.getLogger(HostPort.class.getName());

    static {
        JETTY.setLevel(Level.WARNING);
        HOST.setLevel(Level.SEVERE);
    }

    private final Server server;
    private final List<ServerConnector> connectors = new ArrayList<>();
    private final Map<ServerConnector, ExchangeHandler> handlers = new LinkedHashMap<>();

    /** Creates a server without ports. */
    public WebServer() {
        // A JDK queue, because Jetty initializes the management beans of the JVM to size its own queue.
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 4, 60_000, 0, new LinkedBlockingQueue<>(), null);
        threads.setName("syncsketch-mock");
        threads.setDaemon(true);
        server = new Server(threads);
        server.setHandler(new Dispatch());
        server.setErrorHandler(new PlainErrors());
        server.setStopTimeout(0);
    }

    /**
     * Adds a port.
     *
     * @param host the address to bind
     * @param port the port; 0 takes a free one
     * @param handler the handler of requests to this port
     * @return the index to pass to {@link #port(int)}
     */
    public int listen(String host, int port, ExchangeHandler handler) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(false);
        configuration.setRequestHeaderSize(64 * 1024);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(300_000);
        connector.setAcceptQueueSize(1024);
        server.addConnector(connector);
        connectors.add(connector);
        handlers.put(connector, handler);
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
        }
    }

    private final class Dispatch extends Handler.Abstract {

        @Override
        public boolean handle(
                org.eclipse.jetty.server.Request request, org.eclipse.jetty.server.Response response, Callback callback)
                throws Exception {
            ExchangeHandler handler = Objects.requireNonNull(handlers.get(
                    (ServerConnector) request.getConnectionMetaData().getConnector()));
            JettyExchange exchange = new JettyExchange(request, response);
            handler.handle(exchange);
            if (exchange.aborted) {
                // Jetty does not log a stack trace for this type of exception.
                callback.failed(new EofException("closed on purpose"));
            } else {
                callback.succeeded();
            }
            return true;
        }
    }

    private static final class JettyExchange implements Exchange {

        private final org.eclipse.jetty.server.Request jetty;
        private final org.eclipse.jetty.server.Response response;
        private final Request request;
        private boolean aborted;

        JettyExchange(org.eclipse.jetty.server.Request jetty, org.eclipse.jetty.server.Response response) {
            this.jetty = jetty;
            this.response = response;
            Map<String, List<String>> headers = new LinkedHashMap<>();
            jetty.getHeaders()
                    .forEach(field -> headers.computeIfAbsent(field.getName(), any -> new ArrayList<>())
                            .add(field.getValue() == null ? "" : field.getValue()));
            String query = jetty.getHttpURI().getQuery();
            this.request = new Request(
                    jetty.getMethod(),
                    jetty.getHttpURI().getPath(),
                    query == null ? "" : query,
                    headers,
                    new Body(
                            Content.Source.asInputStream(jetty),
                            jetty.getConnectionMetaData().getConnection().getEndPoint()));
        }

        @Override
        public Request request() {
            return request;
        }

        @Override
        public String host() {
            return org.eclipse.jetty.server.Request.getServerName(jetty);
        }

        @Override
        public OutputStream begin(int status, Map<String, String> headers, long length) {
            response.setStatus(status);
            headers.forEach((name, value) -> response.getHeaders().put(name, value));
            if (length >= 0) {
                response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
            }
            return Content.Sink.asOutputStream(response);
        }

        @Override
        public void reset() {
            end(true);
        }

        @Override
        public void hangUp() {
            end(false);
        }

        private void end(boolean reset) {
            aborted = true;
            EndPoint endPoint = jetty.getConnectionMetaData().getConnection().getEndPoint();
            if (reset && endPoint instanceof SocketChannelEndPoint socket) {
                try {
                    // With SO_LINGER 0, closing the socket sends RST in place of FIN.
                    socket.getChannel().setOption(StandardSocketOptions.SO_LINGER, 0);
                } catch (IOException e) {
                    // The connection is closed already.
                }
            }
            endPoint.close();
        }
    }

    /** A request body that distinguishes malformed chunks, which are rejected, from a closed connection. */
    private static final class Body extends FilterInputStream {

        private final EndPoint endPoint;

        Body(InputStream in, EndPoint endPoint) {
            super(in);
            this.endPoint = endPoint;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int count = read(one, 0, 1);
            return count < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return in.read(bytes, offset, length);
            } catch (IOException e) {
                // Jetty throws the same exception in both cases. If the client can still send, its chunks are
                // malformed.
                if (e instanceof EofException && !endPoint.isInputShutdown() && endPoint.isOpen()) {
                    throw new HttpException(400, "The body cannot be read: its chunks are malformed");
                }
                throw e;
            }
        }
    }

    /** Reports malformed or oversized requests in one line, without a stack trace. */
    private static final class PlainErrors extends org.eclipse.jetty.server.handler.ErrorHandler {

        @Override
        protected void generateResponse(
                org.eclipse.jetty.server.Request request,
                org.eclipse.jetty.server.Response response,
                int code,
                String message,
                Throwable cause,
                Callback callback) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
            Content.Sink.write(response, true, code + " " + message + "\n", callback);
        }
    }
}
