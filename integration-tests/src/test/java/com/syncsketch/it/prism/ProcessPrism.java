package com.syncsketch.it.prism;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Prism as a Node process on 127.0.0.1. */
final class ProcessPrism implements PrismServer {
    /** Ends Node when its standard input ends: covers a JVM that is killed and runs no shutdown hook. */
    private static final String END_WITH_PARENT =
            "data:text/javascript,process.stdin.on('end',()=>process.exit()).resume()";

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final long GRACE_SECONDS = 5;

    private final Process process;
    private final String version;
    private final PrismLog log = new PrismLog();
    private final CompletableFuture<URI> listening = new CompletableFuture<>();
    private final Thread hook;
    private URI uri;

    private ProcessPrism(Process process, String version) {
        this.process = process;
        this.version = version;
        this.hook = new Thread(process::destroyForcibly, "prism-shutdown");
    }

    static PrismServer start(Path contract, PrismOptions options) {
        PrismHome home = PrismHome.find(options.home(), Path.of(""));
        ProcessBuilder builder = new ProcessBuilder(command(home, contract, options))
                .directory(home.folder().toFile())
                .redirectErrorStream(true);
        // Anything for Node from outside, a debugger for instance, would reach Prism as well.
        builder.environment().remove("NODE_OPTIONS");
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Prism is to run as a local process, but node could not be started: " + e.getMessage()
                            + ". Install Node.js 20 or later so that 'node' is on the PATH, then: npm ci --prefix "
                            + home.folder(),
                    e);
        }
        ProcessPrism prism = new ProcessPrism(process, home.version());
        Runtime.getRuntime().addShutdownHook(prism.hook);
        try {
            prism.readLog();
            prism.awaitReady(options.timeout().orElse(TIMEOUT));
            return prism;
        } catch (RuntimeException e) {
            prism.close();
            throw e;
        }
    }

    private static List<String> command(PrismHome home, Path contract, PrismOptions options) {
        List<String> command = new ArrayList<>(List.of(
                "node",
                "--import",
                END_WITH_PARENT,
                home.cli().toString(),
                options.upstream().isPresent() ? "proxy" : "mock",
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(options.port()),
                // One process: it forks a second one where NODE_ENV says production.
                "--no-multiprocess"));
        if (options.withErrors()) {
            command.add("--errors");
        }
        command.add(contract.toString());
        options.upstream().ifPresent(upstream -> command.add(upstream.toString()));
        return command;
    }

    private void readLog() {
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                            PrismLog.listening(log.add(line)).ifPresent(listening::complete);
                        }
                        listening.completeExceptionally(new IOException("Prism ended"));
                    } catch (IOException e) {
                        listening.completeExceptionally(e);
                    }
                },
                "prism-log");
        reader.setDaemon(true);
        reader.start();
    }

    private void awaitReady(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            uri = listening.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            if (!Readiness.await(uri, deadline, process::isAlive)) {
                throw new IllegalStateException("Prism listens on " + uri + " but " + fate(timeout));
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("Prism " + fate(timeout), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Prism " + fate(timeout), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Prism started", e);
        }
    }

    private String fate(Duration timeout) {
        try {
            // Its output ends a moment before the process does.
            boolean ended = listening.isCompletedExceptionally() && process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
            return (ended || !process.isAlive()
                            ? "ended with exit code " + process.exitValue() + " before it answered. "
                            : "did not answer within " + timeout.toMillis() + " ms. ")
                    + log.tail();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "did not start. " + log.tail();
        }
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public String log() {
        return log.toString();
    }

    @Override
    public PrismMode mode() {
        return PrismMode.PROCESS;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is going down: the hook runs anyway and finds the process ended.
        }
    }
}
