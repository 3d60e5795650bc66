package com.syncsketch.benchmarks.link;

import com.syncsketch.benchmarks.harness.Conditions;
import com.syncsketch.benchmarks.measure.CheckTable;
import com.syncsketch.benchmarks.measure.CheckTable.Check;
import com.syncsketch.benchmarks.netem.Link;
import com.syncsketch.benchmarks.netem.Shape;
import com.syncsketch.benchmarks.process.ChildProcess;
import com.syncsketch.benchmarks.process.ProcessResult;
import com.syncsketch.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Checks that a transfer that makes progress is never aborted, however slow it is, and that a stalled transfer ends in time.
 * The scenarios run concurrently, each on a link of its own, because they wait most of the time.
 */
final class SlowTransfers {

    private static final int CONCURRENCY = 7;

    /** The time after the stall timeout within which a transfer must end, even on a busy machine. */
    private static final int TOLERANCE_SECONDS = 20;

    /**
     * The number of bytes that must arrive before the link stops, so that the transfer has started and filled the buffers.
     */
    private static final long BYTES_BEFORE_STOP = SlowScenario.MIB / 4;

    /** The time until the server notices that the client closed a connection: the queue of the link comes first. */
    private static final long CLOSE_SECONDS = 5;

    private final Conditions conditions;
    private final List<String> remarks;

    /**
     * Creates the checks.
     *
     * @param conditions the settings of the run
     * @param remarks receives the scenarios that cannot run on this machine
     */
    SlowTransfers(Conditions conditions, List<String> remarks) {
        this.conditions = conditions;
        this.remarks = remarks;
    }

    /**
     * Runs all scenarios once.
     *
     * @throws IOException if a scenario cannot run; a failed transfer is only a failed check
     */
    CheckTable run() throws IOException, InterruptedException {
        List<SlowScenario> scenarios = conditions.smoke() ? SlowScenario.smoke() : supported(SlowScenario.all());
        ExecutorService threads = Executors.newFixedThreadPool(CONCURRENCY);
        try {
            List<Future<Check>> futures = new ArrayList<>();
            for (SlowScenario scenario : scenarios) {
                Path file = file(scenario.mebibytes());
                futures.add(threads.submit(() -> run(scenario, file)));
            }
            List<Check> checks = new ArrayList<>();
            for (Future<Check> future : futures) {
                checks.add(future.get());
            }
            return new CheckTable(
                    "slow transfers",
                    List.of("Transfer", "Ended", "After", "Resent", "Incomplete", "Longest silence"),
                    checks);
        } catch (ExecutionException e) {
            throw new IOException("A scenario failed: " + e.getMessage(), e);
        } finally {
            threads.shutdownNow();
            threads.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private List<SlowScenario> supported(List<SlowScenario> scenarios) throws IOException, InterruptedException {
        try (Link link = Link.open(new Shape(1_000_000, Duration.ZERO, 0, 1_000_000), "cubic", 1)) {
            link.limitClientDevice(1_000_000, Duration.ofSeconds(1));
            return scenarios;
        } catch (IOException e) {
            remarks.add("Transfers through a slow network device of the client did not run: the tc command (package"
                    + " iproute2) or the tbf kernel module is missing.");
            conditions.say("%s (%s)", remarks.get(remarks.size() - 1), e);
            return scenarios.stream()
                    .filter(scenario -> scenario.bottleneck() != SlowScenario.Bottleneck.DEVICE)
                    .toList();
        }
    }

    private Path file(int mebibytes) throws IOException {
        Path file = conditions.scratch().resolve("slow-" + mebibytes + ".mov");
        if (!Files.exists(file)) {
            byte[] block = new byte[(int) SlowScenario.MIB];
            Random random = new Random(1);
            try (OutputStream out = Files.newOutputStream(file)) {
                for (int i = 0; i < mebibytes; i++) {
                    random.nextBytes(block);
                    out.write(block);
                }
            }
        }
        return file;
    }

    private Check run(SlowScenario scenario, Path file) throws IOException, InterruptedException {
        try (Link link = scenario.open();
                ServerProcess server = ServerProcess.start(
                        SlowServer.class.getName(),
                        List.of(Link.SERVER, file.toString(), Integer.toString(scenario.bytesRead())),
                        link::onServer);
                SocketMonitor monitor =
                        SocketMonitor.start(scenario.onServerHost() ? link::onServer : link::onClient)) {
            AtomicLong stopped = new AtomicLong();
            Thread stopper = new Thread(() -> stop(link, monitor, stopped), "link-stop");
            if (scenario.stops()) {
                stopper.start();
            }
            List<String> options = new ArrayList<>(List.of("-Xmx64m"));
            options.addAll(scenario.properties());
            List<String> command = ChildProcess.java(
                    options,
                    System.getProperty("java.class.path"),
                    SlowUpload.class.getName(),
                    List.of(server.url(), file.toString()));
            ProcessResult result;
            try {
                result = ChildProcess.run(
                        scenario.onServerHost() ? link.onServer(command) : link.onClient(command), Map.of());
            } finally {
                stopper.interrupt();
            }
            SlowUpload.Report upload = SlowUpload.Report.parse(result);
            double silence = monitor.longestSeconds();
            if (!upload.failure().equals("null")) {
                conditions.say("%s: %s", scenario.title(), upload.failure());
            }
            if (scenario.stops()) {
                return stalled(scenario, upload, (upload.epochMillis() - stopped.get()) / 1e3, silence);
            }
            if (upload.outcome() != SlowUpload.Outcome.COMPLETED) {
                TimeUnit.SECONDS.sleep(CLOSE_SECONDS);
            }
            return progressing(scenario, upload, SlowServer.Report.parse(server.finish()), silence);
        }
    }

    private static void stop(Link link, SocketMonitor monitor, AtomicLong stopped) {
        try {
            while (monitor.acknowledged() < BYTES_BEFORE_STOP) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            link.stop();
            stopped.set(System.currentTimeMillis());
        } catch (InterruptedException e) {
            // The transfer ended first; the check reports how.
            stopped.set(System.currentTimeMillis());
        }
    }

    private Check progressing(
            SlowScenario scenario, SlowUpload.Report upload, SlowServer.Report server, double silence) {
        boolean completed = upload.outcome() == SlowUpload.Outcome.COMPLETED && server.stored();
        return check(
                scenario,
                completed ? "completed" : upload.outcome().name().toLowerCase(Locale.ROOT),
                seconds(upload.seconds()),
                Long.toString(server.resent()),
                Long.toString(server.incomplete()),
                silence,
                completed && server.resent() == 0 && server.incomplete() == 0);
    }

    private Check stalled(SlowScenario scenario, SlowUpload.Report upload, double seconds, double silence) {
        return check(
                scenario,
                upload.outcome().name().toLowerCase(Locale.ROOT),
                seconds(seconds) + " after the stop, stall timeout " + scenario.stopSeconds() + " s",
                "",
                "",
                silence,
                upload.outcome() == SlowUpload.Outcome.STALLED
                        // A smoke test ignores the time, because it may run on a slow machine.
                        && (conditions.smoke() || seconds <= scenario.stopSeconds() + TOLERANCE_SECONDS));
    }

    private Check check(
            SlowScenario scenario,
            String end,
            String after,
            String resent,
            String incomplete,
            double silence,
            boolean passed) {
        Check check = new Check(List.of(scenario.title(), end, after, resent, incomplete, seconds(silence)), passed);
        conditions.say("%s: %s", String.join(" | ", check.cells()), passed ? "passed" : "FAILED");
        return check;
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
