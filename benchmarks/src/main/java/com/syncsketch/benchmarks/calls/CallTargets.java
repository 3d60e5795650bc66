package com.syncsketch.benchmarks.calls;

import com.syncsketch.benchmarks.measure.Series;
import com.syncsketch.benchmarks.measure.Target;
import java.util.ArrayList;
import java.util.List;

/** The targets of our client, by call and metric. */
final class CallTargets {

    static final String PYTHON = "python";

    private static final List<String> STOCK = List.of(
            Caller.Contender.STOCK_FEIGN.title(),
            Caller.Contender.STOCK_NATIVE.title(),
            Caller.Contender.STOCK_OKHTTP.title());

    private CallTargets() {}

    static List<Target> throughput(Call call) {
        List<Target> targets = new ArrayList<>();
        if (call.isSmall()) {
            targets.add(new Target(Caller.Contender.BASELINE.title(), 1));
        }
        STOCK.forEach(client -> targets.add(new Target(client, 1.5)));
        return targets;
    }

    static List<Target> cpu(Call call, List<Series> contenders) {
        List<Target> targets = new ArrayList<>();
        if (call.isSmall()) {
            targets.add(new Target(Caller.Contender.BASELINE.title(), 1));
            STOCK.forEach(client -> targets.add(new Target(client, 0.5)));
        }
        if (contenders.stream().anyMatch(series -> series.contender().equals(PYTHON))) {
            targets.add(new Target(PYTHON, 0.1));
        }
        return targets;
    }

    static List<Target> allocated(Call call) {
        return call.isSmall() ? List.of(new Target(Caller.Contender.BASELINE.title(), 0.6)) : List.of();
    }
}
