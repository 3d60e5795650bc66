package com.syncsketch.benchmarks.calls;

import com.syncsketch.benchmarks.measure.Series;
import com.syncsketch.benchmarks.measure.Target;
import java.util.ArrayList;
import java.util.List;

/** The targets of our client, by request and metric. */
final class CallTargets {

    static final String PYTHON = "python";

    private static final List<String> STOCK = List.of(
            Caller.Candidate.STOCK_FEIGN.title(),
            Caller.Candidate.STOCK_NATIVE.title(),
            Caller.Candidate.STOCK_OKHTTP.title());

    private CallTargets() {}

    static List<Target> throughput(MeasuredCall call) {
        List<Target> targets = new ArrayList<>();
        if (call.isSmall()) {
            targets.add(new Target(Caller.Candidate.BASELINE.title(), 1));
        }
        STOCK.forEach(client -> targets.add(new Target(client, 1.5)));
        return targets;
    }

    static List<Target> cpu(MeasuredCall call, List<Series> candidates) {
        List<Target> targets = new ArrayList<>();
        if (call.isSmall()) {
            targets.add(new Target(Caller.Candidate.BASELINE.title(), 1));
            STOCK.forEach(client -> targets.add(new Target(client, 0.5)));
        }
        if (candidates.stream().anyMatch(series -> series.candidate().equals(PYTHON))) {
            targets.add(new Target(PYTHON, 0.1));
        }
        return targets;
    }

    static List<Target> allocated(MeasuredCall call) {
        return call.isSmall() ? List.of(new Target(Caller.Candidate.BASELINE.title(), 0.6)) : List.of();
    }
}
