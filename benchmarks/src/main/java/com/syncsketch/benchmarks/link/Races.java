package com.syncsketch.benchmarks.link;

import com.syncsketch.benchmarks.process.Child;
import com.syncsketch.benchmarks.process.Usage;
import com.syncsketch.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Runs contenders, some of them at the same time, each on a link of its own.
 *
 * @param shape of the links
 * @param congestion the congestion control of the senders
 * @param atOnce how many run at the same time
 * @param seed decides, together with the place of a contender, which packets get lost
 */
record Races(Shape shape, String congestion, int atOnce, long seed) {

    /**
     * Runs each of them once.
     *
     * @throws IOException if one fails
     */
    List<Run> run(List<Contender> contenders) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        try {
            List<Future<Run>> futures = new ArrayList<>();
            for (Contender contender : contenders) {
                long own = seed * contenders.size() + futures.size();
                futures.add(threads.submit(() -> run(contender, own)));
            }
            List<Run> runs = new ArrayList<>();
            for (Future<Run> future : futures) {
                runs.add(future.get());
            }
            return runs;
        } catch (ExecutionException e) {
            throw new IOException("An upload failed: " + e.getMessage(), e);
        } finally {
            // Those that still run end their programs and close their links.
            threads.shutdownNow();
            threads.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private Run run(Contender contender, long own) throws IOException, InterruptedException {
        try (Link link = Link.open(shape, congestion, own);
                ServerProcess server = ServerProcess.start(Link.SERVER, link::onServer)) {
            Usage usage = Child.run(link.onClient(contender.command().apply(server.address())), Map.of());
            return new Run(contender, contender.seconds().seconds(usage), usage.peakBytes(), link.punctuality());
        }
    }
}
