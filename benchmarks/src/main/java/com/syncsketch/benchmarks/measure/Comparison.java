package com.syncsketch.benchmarks.measure;

import jakarta.annotation.Nullable;
import java.util.List;

/**
 * One number of several contenders.
 *
 * @param title what was done
 * @param metric what was counted
 * @param unit in what
 * @param better which way it is meant to go
 * @param ours the contender that is ours, and that all others are set against
 * @param series what each contender gave, in the order in which they are shown
 * @param targets what was aimed at
 */
public record Comparison(
        String title,
        String metric,
        String unit,
        Better better,
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

    /** Ours divided by another one, in each round. */
    public Spread oursOver(Series other) {
        return series.stream()
                .filter(one -> one.contender().equals(ours))
                .findFirst()
                .orElseThrow()
                .over(other);
    }

    /** The aim against a contender, or null where there is none. */
    @Nullable
    public Target target(String contender) {
        return targets.stream()
                .filter(target -> target.against().equals(contender))
                .findFirst()
                .orElse(null);
    }

    /** Whether the median of our rounds reached the aim. */
    public boolean met(Target target) {
        Series other = series.stream()
                .filter(one -> one.contender().equals(target.against()))
                .findFirst()
                .orElseThrow();
        double ratio = oursOver(other).median();
        return better == Better.HIGHER ? ratio >= target.factor() : ratio <= target.factor();
    }
}
