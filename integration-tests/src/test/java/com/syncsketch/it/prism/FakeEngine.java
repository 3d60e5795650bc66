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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The part of a Docker engine that {@link DockerEngine} uses. */
final class FakeEngine implements AutoCloseable {
    enum Behavior {
        RESPONDS,
        STAYS_SILENT,
        SPEAKS_ANOTHER_PROTOCOL,
        FAILS
    }

    private static final String NOT_FOUND = "HTTP/1.0 404 Not Found\r\n\r\n{\"message\": \"no such image\"}";

    private final ServerSocketChannel server;
    private final URI uri;
    private final Behavior behavior;
    private final Set<String> images;
    private final Map<String, String> registry = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<SocketChannel> open = new CopyOnWriteArrayList<>();

    private FakeEngine(ServerSocketChannel server, URI uri, Behavior behavior, String... images) {
        this.server = server;
        this.uri = uri;
        this.behavior = behavior;
        this.images = ConcurrentHashMap.newKeySet();
        this.images.addAll(List.of(images));
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

    /** Sets the response to a pull of an image; one whose body has no error adds the image. */
    FakeEngine pulling(String image, String response) {
        registry.put(image, response);
        return this;
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
        if (behavior == Behavior.STAYS_SILENT) {
            return;
        }
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.US_ASCII));
        String line = reader.readLine();
        requests.add(line);
        while (!reader.readLine().isEmpty()) {
            // The headers do not matter.
        }
        String text = switch (behavior) {
            case SPEAKS_ANOTHER_PROTOCOL -> "220 hello\r\n";
            case FAILS -> "HTTP/1.1 500 Internal Server Error\r\n\r\n";
            default -> line.startsWith("POST") ? pull(line) : knows(line) ? "HTTP/1.0 200 OK\r\n\r\nOK" : NOT_FOUND;
        };
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        channel.close();
    }

    private String pull(String requestLine) {
        for (Map.Entry<String, String> entry : registry.entrySet()) {
            String[] parts = entry.getKey().split(":", 2);
            if (requestLine.contains("?fromImage=" + parts[0] + "&tag=" + parts[1] + " ")) {
                if (!entry.getValue().contains("error")) {
                    images.add(entry.getKey());
                }
                return entry.getValue();
            }
        }
        return NOT_FOUND;
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
