package com.syncsketch.it.prism;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Checks for a Docker engine and an image before Testcontainers is loaded. A docker binary or socket file proves nothing,
 * and the check of Testcontainers may pull images for minutes.
 */
final class DockerEngine {
    private static final Duration PING_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration INSPECT_TIMEOUT = Duration.ofSeconds(10);

    /** The possible addresses of an engine. The first that responds is used. */
    private final List<URI> candidates;

    private URI engine;
    private String unavailability;

    DockerEngine(List<URI> candidates) {
        this.candidates = List.copyOf(candidates);
    }

    static DockerEngine fromEnvironment() {
        return from(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static DockerEngine from(Map<String, String> environment, Path userHome) {
        String dockerHost = environment.get("DOCKER_HOST");
        if (dockerHost != null && !dockerHost.isBlank()) {
            return new DockerEngine(List.of(URI.create(dockerHost.strip())));
        }
        List<Path> sockets = new ArrayList<>();
        sockets.add(Path.of("/var/run/docker.sock"));
        String runtime = environment.get("XDG_RUNTIME_DIR");
        if (runtime != null && !runtime.isBlank()) {
            sockets.add(Path.of(runtime, "docker.sock"));
        }
        sockets.add(userHome.resolve(".docker/run/docker.sock"));
        sockets.add(userHome.resolve(".docker/desktop/docker.sock"));
        return new DockerEngine(sockets.stream()
                .filter(Files::exists)
                .map(socket -> URI.create("unix://" + socket.toUri().getRawPath()))
                .toList());
    }

    /** Returns the reason why no engine is available, or an empty value if one is. */
    Optional<String> unavailability() {
        if (engine == null && unavailability == null) {
            ping();
        }
        return Optional.ofNullable(unavailability);
    }

    boolean hasImage(String image) {
        if (unavailability().isPresent()) {
            return false;
        }
        if (!image.matches("[A-Za-z0-9._:/@-]+")) {
            throw new IllegalArgumentException("invalid image name '" + image + "'");
        }
        try {
            return get(engine, "/images/" + image + "/json", INSPECT_TIMEOUT) == 200;
        } catch (IOException e) {
            throw new IllegalStateException("Could not check for the image " + image + " at " + engine, e);
        }
    }

    private void ping() {
        List<String> reasons = new ArrayList<>();
        for (URI candidate : candidates) {
            try {
                int status = get(candidate, "/_ping", PING_TIMEOUT);
                if (status == 200) {
                    engine = candidate;
                    return;
                }
                reasons.add(candidate + ": status " + status);
            } catch (IOException e) {
                reasons.add(candidate + ": " + e.getMessage());
            }
        }
        unavailability = "no engine responds" + (reasons.isEmpty() ? "" : " at " + String.join(", ", reasons));
    }

    /** Sends a GET request and returns the status code. The timeout applies to the whole exchange. */
    private static int get(URI engine, String path, Duration timeout) throws IOException {
        try (SocketChannel channel = open(engine)) {
            FutureTask<Integer> exchange = new FutureTask<>(() -> exchange(engine, channel, path));
            Thread thread = new Thread(exchange, "docker-engine-check");
            thread.setDaemon(true);
            thread.start();
            return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // The try block has closed the channel, which ends the thread.
            throw new IOException("no response within " + timeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new IOException(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static SocketChannel open(URI engine) throws IOException {
        String scheme = String.valueOf(engine.getScheme());
        return switch (scheme) {
            case "unix" -> SocketChannel.open(StandardProtocolFamily.UNIX);
            case "tcp", "http" -> SocketChannel.open();
            default -> throw new IOException("unsupported scheme " + scheme);
        };
    }

    private static int exchange(URI engine, SocketChannel channel, String path) throws IOException {
        if ("unix".equals(engine.getScheme())) {
            channel.connect(UnixDomainSocketAddress.of(engine.getPath()));
        } else {
            channel.connect(new InetSocketAddress(engine.getHost(), engine.getPort() < 0 ? 2375 : engine.getPort()));
        }
        // HTTP/1.0, so that the response ends with the connection and is not chunked.
        OutputStream out = Channels.newOutputStream(channel);
        out.write(("GET " + path + " HTTP/1.0\r\nHost: docker\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        String statusLine = firstLine(Channels.newInputStream(channel));
        String[] words = statusLine.split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("\\d{3}")) {
            throw new IOException("the response is not HTTP: '" + statusLine + "'");
        }
        return Integer.parseInt(words[1]);
    }

    private static String firstLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n' && line.size() < 200; b = in.read()) {
            line.write(b);
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }
}
