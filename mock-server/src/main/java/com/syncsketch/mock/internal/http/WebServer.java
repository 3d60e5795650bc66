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
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.HostPort;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** HTTP/1.1 on one or more ports, each with a service of its own. All threads are daemons. */
public final class WebServer implements AutoCloseable {

    private static final int MOST_THREADS = 400;

    /** Held, or else the level would be forgotten with the logger. */
    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    /** It warns of what clients write into the header Host, which they are told in the answer. */
    private static final Logger HOST = Logger.getLogger(HostPort.class.getName());

    static {
        JETTY.setLevel(Level.WARNING);
        HOST.setLevel(Level.SEVERE);
    }

    private final Server server;
    private final List<ServerConnector> connectors = new ArrayList<>();
    private final Map<ServerConnector, Exchange.Service> services = new LinkedHashMap<>();

    /** Makes a server that listens nowhere yet. */
    public WebServer() {
        // A queue of the JDK: to size its own one, Jetty starts the management beans of the whole JVM.
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 4, 60_000, 0, new LinkedBlockingQueue<>(), null);
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
     * @param service what answers there
     * @return the index for {@link #port(int)}
     */
    public int listen(String host, int port, Exchange.Service service) {
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
        services.put(connector, service);
        return connectors.size() - 1;
    }

    /**
     * Starts to listen.
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
            throw new IllegalStateException("The web server did not start", e);
        }
    }

    /** Binds a port by itself, so that what goes wrong names it and no other one. */
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

    /**
     * Gives a port.
     *
     * @param index what {@link #listen} returned
     * @return the port that is bound
     */
    public int port(int index) {
        return connectors.get(index).getLocalPort();
    }

    /** Takes no more connections; those that there are go on. Ports are no longer known afterwards. */
    public void stopListening() {
        connectors.forEach(ServerConnector::close);
    }

    /** Stops to listen and ends all connections. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The web server did not stop", e);
        }
    }

    private final class Dispatch extends Handler.Abstract {

        @Override
        public boolean handle(org.eclipse.jetty.server.Request request, Response response, Callback callback)
                throws Exception {
            Exchange.Service service = Objects.requireNonNull(services.get(
                    (ServerConnector) request.getConnectionMetaData().getConnector()));
            JettyExchange exchange = new JettyExchange(request, response);
            service.serve(exchange);
            if (exchange.aborted) {
                // Jetty logs no trace of this kind.
                callback.failed(new EofException("ended on purpose"));
            } else {
                callback.succeeded();
            }
            return true;
        }
    }

    private static final class JettyExchange implements Exchange {

        private final org.eclipse.jetty.server.Request jetty;
        private final Response response;
        private final Request request;
        private boolean aborted;

        JettyExchange(org.eclipse.jetty.server.Request jetty, Response response) {
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
                    // Closing a socket that lingers for no time sends RST in place of FIN.
                    socket.getChannel().setOption(StandardSocketOptions.SO_LINGER, 0);
                } catch (IOException e) {
                    // The connection is gone already, which is what was wanted.
                }
            }
            endPoint.close();
        }
    }

    /** The body of a request. A broken one is refused, as opposed to one whose sender is gone. */
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
                // Jetty calls both an early end. If the client can still send, it is the chunks that are broken.
                if (e instanceof EofException && !endPoint.isInputShutdown() && endPoint.isOpen()) {
                    throw new HttpException(400, "The body cannot be read: its chunks are broken");
                }
                throw e;
            }
        }
    }

    /** Answers what is no HTTP, or too long, in one line and without a stack trace. */
    private static final class PlainErrors extends org.eclipse.jetty.server.handler.ErrorHandler {

        @Override
        protected void generateResponse(
                org.eclipse.jetty.server.Request request,
                Response response,
                int code,
                String message,
                Throwable cause,
                Callback callback) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
            Content.Sink.write(response, true, code + " " + message + "\n", callback);
        }
    }
}
