package com.syncsketch.benchmarks.link;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Samples the connections to a {@link SlowServer} four times a second. It runs outside of the client, so that it works with
 * any HTTP client. Requires {@code ss}, which comes with {@code ip}.
 */
final class SocketMonitor implements AutoCloseable {

    private static final String END_OF_SAMPLE = "--";
    private static final String LOOP = "while ss -tinHO '( dport = :" + SlowServer.SERVICE + " or dport = :"
            + SlowServer.STORAGE + " )' && echo " + END_OF_SAMPLE + "; do sleep 0.25; done";

    private final Process process;
    private final SilenceTracker tracker = new SilenceTracker();
    private final Thread thread;
    private volatile boolean closed;

    private SocketMonitor(Process process) {
        this.process = process;
        thread = new Thread(this::read, "socket-monitor");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Starts sampling.
     *
     * @param launcher wraps a command so that it runs on the client host
     */
    static SocketMonitor start(UnaryOperator<List<String>> launcher) throws IOException {
        return new SocketMonitor(new ProcessBuilder(launcher.apply(List.of("sh", "-c", LOOP)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    private void read() {
        List<String> sample = new ArrayList<>();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.equals(END_OF_SAMPLE)) {
                    add(List.copyOf(sample));
                    sample.clear();
                } else {
                    sample.add(line);
                }
            }
        } catch (IOException e) {
            if (!closed) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private synchronized void add(List<String> sample) {
        tracker.add(System.nanoTime(), sample);
    }

    /** Returns the longest silence so far, in seconds. */
    synchronized double longestSeconds() {
        return tracker.longestSeconds();
    }

    /** Returns the number of bytes that the server has acknowledged so far. */
    synchronized long acknowledged() {
        return tracker.acknowledged();
    }

    @Override
    public void close() {
        closed = true;
        process.destroy();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
