package com.syncsketch.sdk.client.internal.http.apache;

import com.syncsketch.sdk.client.internal.http.engine.BandwidthLimiter;
import com.syncsketch.sdk.client.internal.http.engine.BytesBody;
import com.syncsketch.sdk.client.internal.http.engine.Exchange;
import com.syncsketch.sdk.client.internal.http.engine.HttpRequest;
import com.syncsketch.sdk.client.internal.http.engine.RequestBody;
import jakarta.annotation.Nullable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * A connection to a server. Requests are written by this class, small ones in a single write; responses are parsed by
 * HttpCore. One thread may write while another one reads.
 */
final class Http1Connection extends DefaultBHttpClientConnection {

    private static final int BUFFER = 8 * 1024;
    private static final int MAX_INLINE_BODY = 4 * 1024;

    /** The limits of response heads. */
    private static final Http1Config CONFIG = Http1Config.custom()
            .setBufferSize(BUFFER)
            .setMaxLineLength(64 * 1024)
            .setMaxHeaderCount(300)
            .setMaxEmptyLineCount(10)
            .build();

    private static final Timeout ANY_TIMEOUT = Timeout.ofMilliseconds(1);

    private final SocketChannel channel;
    private final BandwidthLimiter uploads;
    private final ByteBuffer peek = ByteBuffer.allocate(1);
    private byte[] head = new byte[1024];

    @Nullable
    private SocketSink sink;

    private boolean secure;

    /** Whether the end of the input was reached. */
    private volatile boolean ended;

    /** Whether reads are limited to the buffer. */
    private boolean bufferOnly;

    private volatile long lastUsed = System.nanoTime();
    private boolean used;

    Http1Connection(SocketChannel channel, BandwidthLimiter uploads) throws IOException {
        super(CONFIG);
        this.uploads = uploads;
        this.channel = channel;
        bind(new TrackedSocket(channel.socket()));
    }

    /** Adds TLS to the connection. */
    void secure(SSLSocket socket) throws IOException {
        bind(new TrackedSocket(socket, channel.socket()));
        secure = true;
    }

    boolean isSecure() {
        return secure;
    }

    SocketChannel channel() {
        return channel;
    }

    Socket socket() throws IOException {
        return ensureOpen().getSocket();
    }

    /** Returns true if a request was sent on this connection before. */
    boolean isReused() {
        return used;
    }

    long lastUsed() {
        return lastUsed;
    }

    void markUsed(long now) {
        used = true;
        lastUsed = now;
    }

    /**
     * Checks whether an idle connection is usable: the server may have closed it, or sent an unexpected response such as a
     * 408. Takes a few microseconds, so it is done before each request.
     */
    boolean isUsable() {
        if (!isOpen()) {
            return false;
        }
        if (!used) {
            return true;
        }
        try {
            return !hasBufferedInput() && hasNoInput();
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns true if bytes were received after the last response. */
    private boolean hasBufferedInput() throws IOException {
        bufferOnly = true;
        try {
            return isDataAvailable(ANY_TIMEOUT);
        } finally {
            bufferOnly = false;
        }
    }

    /**
     * Checks with a non-blocking read that the server has neither sent anything nor closed the connection. A byte that is
     * read is lost, but then the connection is not reused.
     */
    private boolean hasNoInput() throws IOException {
        channel.configureBlocking(false);
        try {
            peek.clear();
            return channel.read(peek) == 0;
        } finally {
            channel.configureBlocking(true);
        }
    }

    /**
     * Writes a request.
     *
     * @param exchange counts what was sent
     * @param proxyAuthorization the value of {@code Proxy-Authorization}, or null to leave it out
     * @param absolute whether the request line names the whole URL
     */
    void write(HttpRequest request, Exchange exchange, @Nullable String proxyAuthorization, boolean absolute)
            throws IOException {
        int length = buildHead(request, proxyAuthorization, absolute);
        RequestBody body = request.body();
        if (body instanceof BytesBody small && body.length() <= MAX_INLINE_BODY) {
            byte[] bytes = small.bytes();
            ensureRoom(length, bytes.length);
            System.arraycopy(bytes, 0, head, length, bytes.length);
            length += bytes.length;
            body = null;
        }
        OutputStream out = ensureOpen().getOutputStream();
        writeFirst(out, length, exchange);
        if (body != null && body.length() > 0) {
            SocketSink reused = sink;
            if (reused == null) {
                reused = new SocketSink(this);
                sink = reused;
            }
            // Only files are limited; the time for other bodies is short.
            body.writeTo(reused.start(out, exchange, body instanceof BytesBody ? null : uploads));
        }
        out.flush();
        exchange.requestComplete(System.nanoTime());
    }

    private void writeFirst(OutputStream out, int length, Exchange exchange) throws IOException {
        try {
            out.write(head, 0, length);
        } catch (IOException e) {
            if (length > MAX_INLINE_BODY) {
                // Nothing is sent if a short write fails.
                exchange.markSent();
            }
            throw e;
        }
        exchange.addSent(length, System.nanoTime());
    }

    private int buildHead(HttpRequest request, @Nullable String proxyAuthorization, boolean absolute) {
        int at = 0;
        at = append(request.method(), at);
        at = append(" ", at);
        if (absolute) {
            at = append(request.endpoint().toString(), at);
        }
        at = append(request.target(), at);
        at = append(" HTTP/1.1\r\nHost: ", at);
        at = append(request.endpoint().authority(), at);
        at = append("\r\n", at);
        at = append(request.headers().block(), at);
        if (proxyAuthorization != null) {
            at = append("Proxy-Authorization: ", at);
            at = append(proxyAuthorization, at);
            at = append("\r\n", at);
        }
        RequestBody body = request.body();
        if (body != null) {
            at = append("Content-Length: ", at);
            at = append(Long.toString(body.length()), at);
            at = append("\r\n", at);
        } else if (announcesEmptyBody(request.method())) {
            at = append("Content-Length: 0\r\n", at);
        }
        return append("\r\n", at);
    }

    /** Methods whose requests may have a body. The official Python client sends an empty one for DELETE as well. */
    private static boolean announcesEmptyBody(String method) {
        return method.equals("POST") || method.equals("PUT") || method.equals("PATCH") || method.equals("DELETE");
    }

    /** Copies characters that are known to be ASCII. */
    @SuppressWarnings("deprecation") // The only method that copies Latin-1 without an allocation.
    private int append(String text, int at) {
        int length = text.length();
        ensureRoom(at, length);
        text.getBytes(0, length, head, at);
        return at + length;
    }

    private void ensureRoom(int at, int length) {
        if (head.length - at < length) {
            byte[] larger = new byte[Math.max(head.length * 2, at + length)];
            System.arraycopy(head, 0, larger, 0, at);
            head = larger;
        }
    }

    /** Thrown for each request when the buffer is empty; a stack trace would cost more than the request. */
    private static final class NothingBuffered extends SocketTimeoutException {

        private static final long serialVersionUID = 1L;

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }

    /** A socket that records the end of its input. */
    private final class TrackedSocket extends SocketHolder {

        TrackedSocket(Socket socket) {
            super(socket);
        }

        TrackedSocket(SSLSocket secured, Socket socket) {
            super(secured, socket);
        }

        @Override
        protected InputStream getInputStream(Socket socket) throws IOException {
            return new FilterInputStream(super.getInputStream(socket)) {

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    if (bufferOnly) {
                        throw new NothingBuffered();
                    }
                    int count = super.read(buffer, offset, length);
                    if (count < 0) {
                        ended = true;
                    }
                    return count;
                }
            };
        }
    }

    /** Writes the head of a CONNECT request. */
    void writeRaw(String text) throws IOException {
        int length = append(text, 0);
        OutputStream out = ensureOpen().getOutputStream();
        out.write(head, 0, length);
        out.flush();
    }

    /**
     * Reads the head of a response and skips interim responses.
     *
     * @param maxInterim the maximum number of interim responses
     */
    ClassicHttpResponse receiveFinalHead(int maxInterim) throws IOException, HttpException {
        for (int i = 0; i <= maxInterim; i++) {
            ClassicHttpResponse response = receiveResponseHeader();
            if (ended) {
                // HttpCore treats the end of the stream as the end of the head.
                throw new ConnectionClosedException("The connection ended within the head of the response");
            }
            if (response.getCode() >= 200) {
                return response;
            }
        }
        throw new MessageConstraintException("Too many interim responses");
    }

    /** Returns the body of a response as a stream. */
    InputStream body(ClassicHttpResponse response) throws IOException, HttpException {
        receiveResponseEntity(response);
        return response.getEntity().getContent();
    }

    /**
     * Closes the connection without the closing messages of TLS, which could block. They are not needed, because all
     * responses have a length or are chunked.
     */
    @Override
    public void close(CloseMode mode) {
        if (mode == CloseMode.IMMEDIATE) {
            super.close(mode);
        }
        close();
    }

    @Override
    public void close() {
        try {
            // Closing alone does not wake a thread that is sending a file.
            channel.shutdownOutput();
        } catch (IOException | NotYetConnectedException e) {
            // The socket is not connected or already closed.
        }
        try {
            channel.close();
        } catch (IOException e) {
            // The connection is closed in any case.
        }
        super.close(CloseMode.IMMEDIATE);
    }
}
