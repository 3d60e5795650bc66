package com.syncsketch.benchmarks.measure;

import java.util.List;

/**
 * One metric of several contenders.
 *
 * @param title the scenario
 * @param metric the metric
 * @param unit its unit
 * @param better which way it is meant to go
 * @param ours the contender that is ours; all others are compared with it
 * @param series the values of each contender, in the order in which they are shown
 * @param targets the bounds for ours
 */
public record Comparison(
        String title,
        String metric,
        String unit,
        Direction better,
        String ours,
        List<Series> series,
        List<Target> targets) {

    public Comparison {
        series = List.copyOf(series);
        targets = List.copyOf(targets);
        if (series.stream().noneMatch(one -> one.contender().equals(ours))) {
            throw new IllegalArgumentException(title + ", " + metric + ": ours did not run");
        }
    }

    /** Returns our values divided by those of another contender, round by round. */
    public Spread oursOver(Series other) {
        return series(ours).over(other);
    }

    /**
     * Returns what a target bounds: our values divided by those of its contender, round by round, or our values themselves.
     *
     * @throws IllegalArgumentException if the contender of the target did not run
     */
    public Spread result(Target target) {
        String against = target.against();
        return against == null ? series(ours).spread() : oursOver(series(against));
    }

    /** Returns whether the median over our rounds is within the bound. */
    public boolean met(Target target) {
        double median = result(target).median();
        return better == Direction.HIGHER ? median >= target.factor() : median <= target.factor();
    }

    private Series series(String contender) {
        return series.stream()
                .filter(one -> one.contender().equals(contender))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(title + ", " + metric + ": no " + contender));
    }
}
