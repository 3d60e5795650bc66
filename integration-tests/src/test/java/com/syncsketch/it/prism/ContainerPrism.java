package com.syncsketch.it.prism;

import java.net.URI;
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
import java.util.regex.Pattern;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** Runs Prism in a container. */
final class ContainerPrism implements PrismServer {
    private static final int PORT = 4010;
    /** Longer than for a process, because without overlay mounts the engine copies the whole image first. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final Duration MARGIN = Duration.ofMillis(500);
    private static final String VERSION_LABEL = "org.opencontainers.image.version";

    private final GenericContainer<?> container;
    private String version;
    private URI uri;
    private volatile boolean abandoned;

    private ContainerPrism(GenericContainer<?> container) {
        this.container = container;
    }

    static PrismServer start(Path contract, PrismOptions options) {
        Duration timeout = options.timeout().orElse(TIMEOUT);
        long deadline = System.nanoTime() + timeout.toNanos();
        Optional<Upstream> upstream = options.upstream().map(Upstream::seenFromContainer);
        boolean onHost = upstream.map(Upstream::hostNetwork).orElse(false);
        String name = contract.getFileName().toString();
        String target = "/tmp/contract" + (name.contains(".") ? name.substring(name.lastIndexOf('.')) : ".yaml");

        // The engine has the image by now; a pull by Testcontainers is retried for minutes.
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(options.image()))
                .withImagePullPolicy(image -> false)
                .withCopyFileToContainer(MountableFile.forHostPath(contract, 0644), target)
                .withCommand(command(target, options, upstream, onHost))
                // Slightly before the outer deadline, whose message has no log.
                .waitingFor(new Listening(deadline - MARGIN.toNanos()))
                .withStartupTimeout(timeout);
        if (onHost) {
            container.withNetworkMode("host");
        } else {
            container.withExposedPorts(PORT);
            if (upstream.isPresent()) {
                container.withExtraHost(Upstream.HOST, "host-gateway");
            }
        }
        ContainerPrism prism = new ContainerPrism(container);
        try {
            prism.startBy(deadline);
            prism.version = version(container, options.image());
            prism.uri = onHost
                    ? prism.readLog().listening().orElseThrow()
                    : URI.create("http://" + container.getHost() + ":" + container.getMappedPort(PORT));
            if (!Readiness.await(prism.uri, deadline, container::isRunning)) {
                throw new IllegalStateException("Prism listens, but does not respond at " + prism.uri + ". "
                        + prism.readLog().tail());
            }
            return prism;
        } catch (InterruptedException e) {
            prism.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Prism started", e);
        } catch (RuntimeException e) {
            IllegalStateException failure = new IllegalStateException(failure(options, e), e);
            prism.close();
            throw failure;
        }
    }

    /**
     * Starts the container until a deadline. Testcontainers may first pull its own images, which takes many minutes without
     * a registry; a container that starts after the deadline is removed.
     */
    private void startBy(long deadlineNanos) throws InterruptedException {
        FutureTask<Void> start = new FutureTask<>(
                () -> {
                    container.start();
                    if (abandoned) {
                        container.stop();
                    }
                },
                null);
        Thread thread = new Thread(start, "prism-container-start");
        thread.setDaemon(true);
        thread.start();
        try {
            start.get(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("The container did not start in time", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(root(e).getMessage(), e.getCause());
        }
    }

    private static String[] command(
            String contract, PrismOptions options, Optional<Upstream> upstream, boolean onHost) {
        List<String> command = new ArrayList<>(List.of(
                upstream.isPresent() ? "proxy" : "mock",
                "-h",
                // In the network of the host: only on loopback, and on any free port.
                onHost ? "127.0.0.1" : "0.0.0.0",
                "-p",
                onHost ? "0" : Integer.toString(PORT),
                "--no-multiprocess"));
        if (options.withErrors()) {
            command.add("--errors");
        }
        command.add(contract);
        upstream.ifPresent(value -> command.add(value.uri().toString()));
        return command.toArray(String[]::new);
    }

    private static String failure(PrismOptions options, RuntimeException cause) {
        StringBuilder text = new StringBuilder("Prism did not start in a container (image ")
                .append(options.image())
                .append("): ")
                .append(cause.getMessage());
        Map<String, String> environment = System.getenv();
        for (String name : List.of("TESTCONTAINERS_RYUK_DISABLED", "TESTCONTAINERS_HOST_OVERRIDE")) {
            if (!environment.containsKey(name)) {
                text.append("\nNote: ").append(name).append(" is not set, but required without an image registry.");
            }
        }
        return text.toString();
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String version(GenericContainer<?> container, String image) {
        Map<String, String> labels = container.getContainerInfo().getConfig().getLabels();
        String label = labels == null ? null : labels.get(VERSION_LABEL);
        return label == null ? DockerImageName.parse(image).getVersionPart() : label;
    }

    private PrismLog readLog() {
        return PrismLog.of(container.getLogs());
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public String log() {
        return readLog().toString();
    }

    @Override
    public PrismMode mode() {
        return PrismMode.CONTAINER;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public boolean isAlive() {
        return container.isRunning();
    }

    @Override
    public void close() {
        abandoned = true;
        container.stop();
    }

    /**
     * Waits for the log line of a listening Prism. Unlike the strategy of Testcontainers, it stops when the container exits.
     */
    private static final class Listening extends AbstractWaitStrategy {
        private final long deadlineNanos;

        Listening(long deadlineNanos) {
            this.deadlineNanos = deadlineNanos;
        }

        @Override
        protected void waitUntilReady() {
            // Checked before reading the log, so that the last lines of an exited container are read.
            boolean running = true;
            for (PrismLog log = read(); log.listening().isEmpty(); log = read()) {
                if (!running) {
                    throw new ContainerLaunchException("The container exited before Prism listened. " + log.tail());
                }
                if (System.nanoTime() > deadlineNanos) {
                    throw new ContainerLaunchException("Prism did not listen in time. " + log.tail());
                }
                pause();
                running = waitStrategyTarget.isRunning();
            }
        }

        private PrismLog read() {
            return PrismLog.of(waitStrategyTarget.getLogs());
        }

        private static void pause() {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ContainerLaunchException("Interrupted while Prism started", e);
            }
        }
    }

    /** The way in which a container reaches the upstream server of a proxy. */
    record Upstream(URI uri, boolean hostNetwork) {
        static final String HOST = "host.docker.internal";

        static Upstream seenFromContainer(URI upstream) {
            return seenFromContainer(upstream, System.getProperty("os.name"));
        }

        static Upstream seenFromContainer(URI upstream, String system) {
            String host = String.valueOf(upstream.getHost());
            if (!host.equals("localhost") && !host.startsWith("127.") && !host.equals("[::1]")) {
                return new Upstream(upstream, false);
            }
            if (system.startsWith("Linux")) {
                // The bridge network cannot reach the loopback interface.
                return new Upstream(upstream, true);
            }
            return new Upstream(URI.create(upstream.toString().replaceFirst(Pattern.quote(host), HOST)), false);
        }
    }
}
