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

/** Runs Prism as a Node.js process on 127.0.0.1. */
final class ProcessPrism implements PrismServer {
    /** Exits when standard input ends, in case the JVM is killed and runs no shutdown hook. */
    private static final String EXIT_WITH_PARENT =
            "data:text/javascript,process.stdin.on('end',()=>process.exit()).resume()";

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final long GRACE_SECONDS = 5;

    private final Process process;
    private final String version;
    private final PrismLog log = new PrismLog();
    private final CompletableFuture<URI> listening = new CompletableFuture<>();
    private final Thread shutdownHook;
    private URI uri;

    private ProcessPrism(Process process, String version) {
        this.process = process;
        this.version = version;
        this.shutdownHook = new Thread(process::destroyForcibly, "prism-shutdown");
    }

    static PrismServer start(Path contract, PrismOptions options) {
        PrismHome home = PrismHome.find(options.home(), Path.of(""));
        ProcessBuilder builder = new ProcessBuilder(command(home, contract, options))
                .directory(home.folder().toFile())
                .redirectErrorStream(true);
        // Node.js options of the environment, such as a debugger, must not affect Prism.
        builder.environment().remove("NODE_OPTIONS");
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Prism must run as a local process, but node could not be started: " + e.getMessage()
                            + ". Install Node.js 20 or later so that 'node' is on the PATH, then: npm ci --prefix "
                            + home.folder(),
                    e);
        }
        ProcessPrism prism = new ProcessPrism(process, home.version());
        Runtime.getRuntime().addShutdownHook(prism.shutdownHook);
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
                EXIT_WITH_PARENT,
                home.cli().toString(),
                options.upstream().isPresent() ? "proxy" : "mock",
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(options.port()),
                // Prevents a second process, which Prism starts if NODE_ENV is production.
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
                        listening.completeExceptionally(new IOException("Prism exited"));
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
                throw new IllegalStateException("Prism listens at " + uri + ", but " + failure(timeout));
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("Prism " + failure(timeout), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Prism " + failure(timeout), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Prism started", e);
        }
    }

    private String failure(Duration timeout) {
        try {
            // The output ends shortly before the process exits.
            boolean ended = listening.isCompletedExceptionally() && process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
            return (ended || !process.isAlive()
                            ? "exited with " + process.exitValue() + " before it responded. "
                            : "did not respond within " + timeout.toMillis() + " ms. ")
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
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // The JVM is shutting down; the hook is running.
        }
    }
}
