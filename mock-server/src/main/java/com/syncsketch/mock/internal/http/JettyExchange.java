package com.syncsketch.mock.internal.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SocketChannelEndPoint;

/** An exchange of the web server. Not thread-safe. */
final class JettyExchange implements Exchange {

    private final org.eclipse.jetty.server.Request jetty;
    private final org.eclipse.jetty.server.Response response;
    private final BlockingBody body;
    private final BodyMemory.Share memory;
    private Request request;
    private boolean aborted;

    JettyExchange(
            org.eclipse.jetty.server.Request jetty,
            org.eclipse.jetty.server.Response response,
            Duration bodyTimeout,
            BodyMemory memory) {
        this.jetty = jetty;
        this.response = response;
        this.memory = memory.share();
        EndPoint endPoint = jetty.getConnectionMetaData().getConnection().getEndPoint();
        this.body = new BlockingBody(jetty, bodyTimeout, () -> !endPoint.isInputShutdown() && endPoint.isOpen());
        this.request = request(jetty).withBody(body, this.memory);
    }

    /** Releases the memory of the body. */
    void releaseBody() {
        body.close();
        memory.close();
    }

    /** Returns the memory for the body. */
    BodyMemory.Share memory() {
        return memory;
    }

    /** Replaces the body by one that has been read into memory. */
    void setBody(byte[] body) {
        request = request.withBody(new ByteArrayInputStream(body));
    }

    @Override
    public Request request() {
        return request;
    }

    @Override
    public Origin origin() {
        return new Origin(
                jetty.isSecure() ? "https" : "http",
                org.eclipse.jetty.server.Request.getServerName(jetty),
                org.eclipse.jetty.server.Request.getServerPort(jetty));
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

    org.eclipse.jetty.server.Request jetty() {
        return jetty;
    }

    org.eclipse.jetty.server.Response response() {
        return response;
    }

    /** Checks whether the connection was reset or closed on purpose. */
    boolean isAborted() {
        return aborted;
    }

    /** Converts a request without its body. */
    static Request request(org.eclipse.jetty.server.Request jetty) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        jetty.getHeaders()
                .forEach(field -> headers.computeIfAbsent(field.getName(), any -> new ArrayList<>())
                        .add(field.getValue() == null ? "" : field.getValue()));
        // A CONNECT request has no path.
        String path = Objects.requireNonNullElse(jetty.getHttpURI().getPath(), "");
        String query = Objects.requireNonNullElse(jetty.getHttpURI().getQuery(), "");
        return new Request(jetty.getMethod(), path, query, headers, InputStream.nullInputStream());
    }
}
