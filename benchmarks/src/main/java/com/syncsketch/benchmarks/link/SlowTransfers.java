package com.syncsketch.benchmarks.link;

import com.syncsketch.benchmarks.Conditions;
import com.syncsketch.benchmarks.measure.CheckTable;
import com.syncsketch.benchmarks.measure.CheckTable.Check;
import com.syncsketch.benchmarks.process.Child;
import com.syncsketch.benchmarks.process.Usage;
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
 * Checks that a transfer that moves is never cut, however slow it is, and that one that stands still ends in time. The scenarios
 * run at the same time, each on a link of its own: they wait most of the time.
 */
final class SlowTransfers {

    private static final int AT_ONCE = 7;

    /** How much later than the stall timeout a transfer may end, on a machine that is busy. */
    private static final int TOLERANCE_SECONDS = 20;

    /** How much has to arrive before the link stops: the transfer is under way then, and fills the buffers. */
    private static final long ARRIVED_BEFORE_STOP = SlowScenario.MIB / 4;

    /** For how long the server waits for the end of a connection that the client has cut: the link's buffer comes first. */
    private static final long CUT_SECONDS = 5;

    private final Conditions conditions;
    private final List<String> remarks;

    /**
     * Creates the checks.
     *
     * @param conditions how to run them
     * @param remarks told which scenarios cannot run here
     */
    SlowTransfers(Conditions conditions, List<String> remarks) {
        this.conditions = conditions;
        this.remarks = remarks;
    }

    /**
     * Runs all scenarios once.
     *
     * @throws IOException if a scenario cannot be run; a transfer that fails is a check that has not passed
     */
    CheckTable run() throws IOException, InterruptedException {
        List<SlowScenario> scenarios = conditions.smoke() ? SlowScenario.smoke() : possible(SlowScenario.all());
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
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
                    List.of("Transfer", "Ended", "After", "Sent again", "Cut", "Longest silence"),
                    checks);
        } catch (ExecutionException e) {
            throw new IOException("A scenario failed: " + e.getMessage(), e);
        } finally {
            threads.shutdownNow();
            threads.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private List<SlowScenario> possible(List<SlowScenario> scenarios) throws IOException, InterruptedException {
        try (Link link = Link.open(new Shape(1_000_000, Duration.ZERO, 0, 1_000_000), "cubic", 1)) {
            link.limitClientDevice(1_000_000, Duration.ofSeconds(1));
            return scenarios;
        } catch (IOException e) {
            remarks.add(
                    "Transfers through a slow device of the client's own did not run: there is no command tc (package"
                            + " iproute2), or no tbf in the kernel.");
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
            List<String> command = Child.java(
                    options,
                    System.getProperty("java.class.path"),
                    SlowUpload.class.getName(),
                    List.of(server.address(), file.toString()));
            Usage usage;
            try {
                usage = Child.run(scenario.onServerHost() ? link.onServer(command) : link.onClient(command), Map.of());
            } finally {
                stopper.interrupt();
            }
            SlowUpload.Report upload = SlowUpload.Report.parse(usage);
            double silence = monitor.longestSeconds();
            if (!upload.failure().equals("null")) {
                conditions.say("%s: %s", scenario.title(), upload.failure());
            }
            if (scenario.stops()) {
                return stopped(scenario, upload, (upload.epochMillis() - stopped.get()) / 1e3, silence);
            }
            if (upload.end() != SlowUpload.End.COMPLETED) {
                TimeUnit.SECONDS.sleep(CUT_SECONDS);
            }
            return moved(scenario, upload, SlowServer.Report.parse(server.finish()), silence);
        }
    }

    private static void stop(Link link, SocketMonitor monitor, AtomicLong stopped) {
        try {
            while (monitor.acknowledged() < ARRIVED_BEFORE_STOP) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            link.stop();
            stopped.set(System.currentTimeMillis());
        } catch (InterruptedException e) {
            // The transfer ended before; the check says how.
            stopped.set(System.currentTimeMillis());
        }
    }

    private Check moved(SlowScenario scenario, SlowUpload.Report upload, SlowServer.Report seen, double silence) {
        boolean completed = upload.end() == SlowUpload.End.COMPLETED && seen.stored();
        return check(
                scenario,
                completed ? "completed" : upload.end().name().toLowerCase(Locale.ROOT),
                seconds(upload.seconds()),
                Long.toString(seen.repeated()),
                Long.toString(seen.cut()),
                silence,
                completed && seen.repeated() == 0 && seen.cut() == 0);
    }

    private Check stopped(SlowScenario scenario, SlowUpload.Report upload, double seconds, double silence) {
        return check(
                scenario,
                upload.end().name().toLowerCase(Locale.ROOT),
                seconds(seconds) + " after the stop, stall timeout " + scenario.stopSeconds() + " s",
                "",
                "",
                silence,
                upload.end() == SlowUpload.End.STALLED
                        // A smoke run judges no time: it may be on any machine.
                        && (conditions.smoke() || seconds <= scenario.stopSeconds() + TOLERANCE_SECONDS));
    }

    private Check check(
            SlowScenario scenario,
            String end,
            String after,
            String repeated,
            String cut,
            double silence,
            boolean passed) {
        Check check = new Check(List.of(scenario.title(), end, after, repeated, cut, seconds(silence)), passed);
        conditions.say("%s: %s", String.join(" | ", check.cells()), passed ? "passed" : "FAILED");
        return check;
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
