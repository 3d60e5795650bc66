package com.syncsketch.benchmarks.measure;

import java.util.List;

/**
 * One metric of several candidates.
 *
 * @param title the scenario
 * @param metric the metric
 * @param unit its unit
 * @param better whether higher or lower values are better
 * @param ours our candidate, with which all others are compared
 * @param series the values of each candidate, in the order in which they are shown
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
        if (series.stream().noneMatch(one -> one.candidate().equals(ours))) {
            throw new IllegalArgumentException(title + ", " + metric + ": ours did not run");
        }
    }

    /** Returns our values divided by those of another candidate, round by round. */
    public Spread oursOver(Series other) {
        return series(ours).over(other);
    }

    /**
     * Returns what a target bounds: our values divided by those of its candidate, round by round, or our values themselves.
     *
     * @throws IllegalArgumentException if the candidate of the target did not run
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

    private Series series(String candidate) {
        return series.stream()
                .filter(one -> one.candidate().equals(candidate))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(title + ", " + metric + ": no " + candidate));
    }
}
