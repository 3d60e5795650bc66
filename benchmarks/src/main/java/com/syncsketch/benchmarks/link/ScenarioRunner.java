package com.syncsketch.benchmarks.link;

import com.syncsketch.benchmarks.netem.Link;
import com.syncsketch.benchmarks.netem.Shape;
import com.syncsketch.benchmarks.process.ChildProcess;
import com.syncsketch.benchmarks.process.ProcessResult;
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
 * Runs candidates concurrently, each on a link of its own.
 *
 * @param shape the properties of the links
 * @param congestion the TCP congestion control of the client's kernel
 * @param concurrency the number of candidates that run at the same time
 * @param seed determines, together with the index of a candidate, which packets are lost
 */
record ScenarioRunner(Shape shape, String congestion, int concurrency, long seed) {

    /**
     * Runs each candidate once.
     *
     * @throws IOException if a candidate fails
     */
    List<CandidateResult> run(List<UploadCandidate> candidates) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(concurrency);
        try {
            List<Future<CandidateResult>> futures = new ArrayList<>();
            for (UploadCandidate candidate : candidates) {
                long linkSeed = seed * candidates.size() + futures.size();
                futures.add(threads.submit(() -> run(candidate, linkSeed)));
            }
            List<CandidateResult> results = new ArrayList<>();
            for (Future<CandidateResult> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IOException("An upload failed: " + e.getMessage(), e);
        } finally {
            // Interrupted candidates stop their programs and close their links.
            threads.shutdownNow();
            threads.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private CandidateResult run(UploadCandidate candidate, long linkSeed) throws IOException, InterruptedException {
        try (Link link = Link.open(shape, congestion, linkSeed);
                ServerProcess server = ServerProcess.start(Link.SERVER, link::onServer)) {
            ProcessResult result =
                    ChildProcess.run(link.onClient(candidate.command().apply(server.url())), Map.of());
            return new CandidateResult(
                    candidate, candidate.timer().seconds(result), result.peakBytes(), link.timingError());
        }
    }
}
