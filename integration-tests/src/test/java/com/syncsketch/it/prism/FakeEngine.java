package com.syncsketch.it.prism;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A fake of the part of a Docker engine that the detection uses. */
final class FakeEngine implements AutoCloseable {
    enum Behavior {
        RESPONDS,
        UNRESPONSIVE,
        NOT_HTTP,
        FAILS
    }

    private final ServerSocketChannel server;
    private final URI uri;
    private final Behavior behavior;
    private final Set<String> images;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<SocketChannel> open = new CopyOnWriteArrayList<>();

    private FakeEngine(ServerSocketChannel server, URI uri, Behavior behavior, String... images) {
        this.server = server;
        this.uri = uri;
        this.behavior = behavior;
        this.images = Set.of(images);
        Thread thread = new Thread(this::serve, "fake-engine");
        thread.setDaemon(true);
        thread.start();
    }

    static FakeEngine onUnixSocket(Path folder, Behavior behavior, String... images) throws IOException {
        Path socket = folder.resolve("docker.sock");
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        return new FakeEngine(server, URI.create("unix://" + socket), behavior, images);
    }

    static FakeEngine onTcp(Behavior behavior, String... images) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
        return new FakeEngine(server, URI.create("tcp://127.0.0.1:" + port), behavior, images);
    }

    URI uri() {
        return uri;
    }

    /** Returns the request lines so far. */
    List<String> requests() {
        return requests;
    }

    private void serve() {
        try {
            while (true) {
                SocketChannel channel = server.accept();
                open.add(channel);
                respond(channel);
            }
        } catch (IOException e) {
            // Closed by the test.
        }
    }

    private void respond(SocketChannel channel) throws IOException {
        if (behavior == Behavior.UNRESPONSIVE) {
            return;
        }
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.US_ASCII));
        String line = reader.readLine();
        requests.add(line);
        while (!reader.readLine().isEmpty()) {
            // Skip the headers.
        }
        String text = switch (behavior) {
            case NOT_HTTP -> "220 hello\r\n";
            case FAILS -> "HTTP/1.1 500 Internal Server Error\r\n\r\n";
            default -> knows(line) ? "HTTP/1.0 200 OK\r\n\r\nOK" : "HTTP/1.0 404 Not Found\r\n\r\n{}";
        };
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        channel.close();
    }

    private boolean knows(String requestLine) {
        String path = requestLine.split(" ", 3)[1];
        return path.equals("/_ping") || images.stream().anyMatch(image -> path.equals("/images/" + image + "/json"));
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (SocketChannel channel : open) {
            channel.close();
        }
    }
}
