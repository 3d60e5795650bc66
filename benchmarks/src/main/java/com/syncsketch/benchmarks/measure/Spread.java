package com.syncsketch.benchmarks.measure;

import java.util.Arrays;
import java.util.List;

/**
 * The median and the range of some values.
 *
 * @param median the median
 * @param min the minimum
 * @param max the maximum
 */
public record Spread(double median, double min, double max) {

    /**
     * Returns the median and the range of some values.
     *
     * @param values the values, one per round
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
