package com.syncsketch.sdk.client.internal.http.apache;

import com.syncsketch.sdk.client.internal.http.engine.ConnectionSettings;
import com.syncsketch.sdk.client.internal.http.engine.Exchange;
import com.syncsketch.sdk.client.internal.http.engine.HttpFailure;
import com.syncsketch.sdk.client.internal.http.engine.HttpFailure.Kind;
import com.syncsketch.sdk.client.internal.proxy.ProxyServer;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/** Establishes connections: name resolution, TCP, proxy tunnels and TLS. Thread-safe. */
final class Connector {

    private static final long MIN_ATTEMPT_MILLIS = 250;

    /** The body of a proxy's response is skipped. */
    private static final int MAX_INTERIM_RESPONSES = 10;

    private final ConnectionSettings settings;

    Connector(ConnectionSettings settings) {
        this.settings = settings;
    }

    /**
     * Establishes a connection over which requests can be sent.
     *
     * @throws HttpFailure if there is none; nothing of a request was sent
     */
    Http1Connection connect(Route route, Exchange exchange) throws HttpFailure {
        long deadline = System.nanoTime() + settings.connectTimeout().toNanos();
        ProxyServer proxy = route.proxy();
        Http1Connection connection = proxy == null
                ? open(route, route.endpoint().host(), route.endpoint().port(), exchange, deadline)
                : open(route, proxy.host(), proxy.port(), exchange, deadline);
        boolean complete = false;
        try {
            if (proxy != null && route.isTunnelled()) {
                openTunnel(connection, route, proxy, deadline);
            }
            if (route.endpoint().isSecure()) {
                startTls(connection, route, deadline);
            }
            connection.socket().setSoTimeout(0);
            complete = true;
            return connection;
        } catch (IOException e) {
            throw new HttpFailure(Kind.CONNECT, "could not connect to " + route, reason(e), e);
        } finally {
            if (!complete) {
                connection.close();
            }
        }
    }

    private Http1Connection open(Route route, String host, int port, Exchange exchange, long deadline)
            throws HttpFailure {
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            String who = route.proxy() == null ? "the host " : "the proxy host ";
            throw new HttpFailure(
                    Kind.UNKNOWN_HOST, "could not connect to " + route + ": " + who + host + " is unknown", e);
        }
        IOException last = null;
        for (int i = 0; i < addresses.length; i++) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (i > 0 && left <= 0) {
                break;
            }
            long timeout = Math.max(MIN_ATTEMPT_MILLIS, left / (addresses.length - i));
            if (addresses.length == 1) {
                timeout = Math.max(1, left);
            }
            try {
                return open(new InetSocketAddress(addresses[i], port), exchange, (int)
                        Math.min(timeout, Integer.MAX_VALUE));
            } catch (IOException e) {
                if (exchange.cancellation() != null || Thread.currentThread().isInterrupted()) {
                    throw new HttpFailure(Kind.CONNECT, "could not connect to " + route, reason(e), e);
                }
                last = e;
            }
        }
        throw new HttpFailure(Kind.CONNECT, "could not connect to " + route, reason(last), last);
    }

    private Http1Connection open(InetSocketAddress address, Exchange exchange, int timeoutMillis) throws IOException {
        // Unlike a socket, a channel can be interrupted.
        SocketChannel channel = SocketChannel.open();
        boolean complete = false;
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            Http1Connection connection = new Http1Connection(channel, settings.uploads());
            exchange.onCancel(connection::close);
            channel.socket().connect(address, timeoutMillis);
            complete = true;
            return connection;
        } finally {
            if (!complete) {
                channel.close();
            }
        }
    }

    private void openTunnel(Http1Connection connection, Route route, ProxyServer proxy, long deadline)
            throws IOException, HttpFailure {
        String target = route.endpoint().hostAndPort();
        StringBuilder request = new StringBuilder("CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n");
        if (proxy.authorization() != null) {
            request.append("Proxy-Authorization: ")
                    .append(proxy.authorization())
                    .append("\r\n");
        }
        limitReads(connection, deadline);
        connection.writeRaw(request.append("\r\n").toString());
        ClassicHttpResponse response;
        try {
            response = connection.receiveFinalHead(MAX_INTERIM_RESPONSES);
        } catch (SocketTimeoutException e) {
            throw new HttpFailure(
                    Kind.PROXY, "could not connect to " + route + ": the proxy did not respond in time", e);
        } catch (HttpException | IOException e) {
            throw new HttpFailure(
                    Kind.PROXY, "could not connect to " + route + ": the proxy sent no usable response", e);
        }
        int status = response.getCode();
        if (status / 100 != 2) {
            throw new HttpFailure(
                    Kind.PROXY,
                    "could not connect to " + route + ": " + ProxyRejection.describe(status),
                    null,
                    status,
                    null);
        }
    }

    private void startTls(Http1Connection connection, Route route, long deadline) throws IOException, HttpFailure {
        String host = route.endpoint().host();
        SSLSocket socket = (SSLSocket) context()
                .getSocketFactory()
                .createSocket(
                        connection.channel().socket(), host, route.endpoint().port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        socket.setSSLParameters(parameters);
        connection.secure(socket);
        limitReads(connection, deadline);
        try {
            socket.startHandshake();
        } catch (IOException e) {
            throw new HttpFailure(Kind.TLS, "could not establish TLS with " + route, reason(e), e);
        }
    }

    private SSLContext context() throws IOException {
        SSLContext context = settings.sslContext();
        if (context != null) {
            return context;
        }
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("The JVM's default TLS settings cannot be used", e);
        }
    }

    private static void limitReads(Http1Connection connection, long deadline) throws IOException {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        connection.socket().setSoTimeout((int) Math.max(1, Math.min(left, Integer.MAX_VALUE)));
    }

    /** Returns the message of the innermost exception that has one; outer messages only repeat class names. */
    static String reason(@Nullable Throwable failure) {
        String reason = "unknown reason";
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SocketTimeoutException) {
                return "timed out";
            }
            String message = t.getMessage();
            if (message != null && !message.isBlank()) {
                reason = message;
            } else if (t == failure) {
                reason = t.getClass().getSimpleName();
            }
        }
        return reason;
    }
}
