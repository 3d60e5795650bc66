package com.syncsketch.benchmarks.measure;

import java.util.Arrays;
import java.util.List;

/**
 * The middle and the ends of what some rounds gave.
 *
 * @param median the middle one, or the mean of the two in the middle
 * @param min the lowest
 * @param max the highest
 */
public record Spread(double median, double min, double max) {

    /**
     * Sorts some values.
     *
     * @param values one for each round
     * @throws IllegalArgumentException if there is none
     */
    public static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no round");
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], Arrays.stream(sorted).max().getAsDouble());
    }
}
