package com.syncsketch.it.prism;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
 * Checks a Docker engine, and pulls an image, before Testcontainers is loaded. A docker binary or a socket file proves
 * nothing, and Testcontainers retries a pull for minutes where there is no registry; here, one failure is enough.
 */
final class DockerEngine {
    private static final Duration PING_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration INSPECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PULL_TIMEOUT = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where an engine may listen; the first one that responds is used. */
    private final List<URI> candidates;

    private URI available;
    private String unavailableReason;

    /** A response of the engine. */
    private record Response(int status, String body) {}

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

    /** Returns why no engine can be used; empty if one responds. */
    Optional<String> unavailableReason() {
        if (available == null && unavailableReason == null) {
            ping();
        }
        return Optional.ofNullable(unavailableReason);
    }

    /** Checks whether the engine has an image. */
    boolean hasImage(String image) {
        if (unavailableReason().isPresent()) {
            return false;
        }
        try {
            return send(available, "GET", "/images/" + checked(image) + "/json", INSPECT_TIMEOUT)
                            .status()
                    == 200;
        } catch (IOException e) {
            throw new IllegalStateException("The engine at " + available + " did not say whether it has " + image, e);
        }
    }

    /** Pulls an image from its registry, in one attempt. Returns the reason of a failure; empty if it was pulled. */
    Optional<String> pull(String image) {
        if (unavailableReason().isPresent()) {
            return unavailableReason();
        }
        int tag = checked(image).lastIndexOf(':');
        String query = tag > image.lastIndexOf('/')
                ? "?fromImage=" + image.substring(0, tag) + "&tag=" + image.substring(tag + 1)
                : "?fromImage=" + image + "&tag=latest";
        System.out.println("Pulling the image " + image);
        try {
            Response response = send(available, "POST", "/images/create" + query, PULL_TIMEOUT);
            // A pull that fails after it has begun has status 200, and the error in the last line of the body.
            String error = message(response.body().strip().lines().reduce("", (first, last) -> last));
            if (response.status() != 200 || error != null) {
                return Optional.of(error == null ? "status " + response.status() : error);
            }
            return hasImage(image) ? Optional.empty() : Optional.of("the engine does not have it afterwards");
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static String message(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            JsonNode message = json.has("error") ? json.get("error") : json.path("message");
            return message.isTextual() ? message.asText().strip() : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static String checked(String image) {
        if (!image.matches("[A-Za-z0-9._:/@-]+")) {
            throw new IllegalArgumentException("'" + image + "' is not the name of an image");
        }
        return image;
    }

    private void ping() {
        List<String> reasons = new ArrayList<>();
        for (URI candidate : candidates) {
            try {
                int status = send(candidate, "GET", "/_ping", PING_TIMEOUT).status();
                if (status == 200) {
                    available = candidate;
                    return;
                }
                reasons.add(candidate + ": status " + status);
            } catch (IOException e) {
                reasons.add(candidate + ": " + e.getMessage());
            }
        }
        unavailableReason =
                "no Docker engine responds" + (reasons.isEmpty() ? "" : " at " + String.join(", ", reasons));
    }

    /** Sends a request without a body. The timeout is that of the whole exchange. */
    private static Response send(URI engine, String method, String path, Duration timeout) throws IOException {
        try (SocketChannel channel = open(engine)) {
            FutureTask<Response> exchange = new FutureTask<>(() -> exchange(engine, channel, method, path));
            Thread thread = new Thread(exchange, "docker-engine-request");
            thread.setDaemon(true);
            thread.start();
            return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Leaving the try block closed the channel, which ends the thread.
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

    private static Response exchange(URI engine, SocketChannel channel, String method, String path) throws IOException {
        if ("unix".equals(engine.getScheme())) {
            channel.connect(UnixDomainSocketAddress.of(engine.getPath()));
        } else {
            channel.connect(new InetSocketAddress(engine.getHost(), engine.getPort() < 0 ? 2375 : engine.getPort()));
        }
        // HTTP/1.0, so that the response ends with the connection and is not chunked.
        OutputStream out = Channels.newOutputStream(channel);
        out.write((method + " " + path + " HTTP/1.0\r\nHost: docker\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        InputStream in = Channels.newInputStream(channel);
        String statusLine = firstLine(in);
        String[] words = statusLine.split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("\\d{3}")) {
            throw new IOException("the response is not HTTP: '" + statusLine + "'");
        }
        // With the end of the status line, so that a response without headers has an empty line too.
        String rest = "\r\n" + new String(in.readAllBytes(), StandardCharsets.UTF_8);
        int body = rest.indexOf("\r\n\r\n");
        return new Response(Integer.parseInt(words[1]), body < 0 ? "" : rest.substring(body + 4));
    }

    private static String firstLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n' && line.size() < 200; b = in.read()) {
            line.write(b);
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }
}
