package com.syncsketch.benchmarks.report;

import com.syncsketch.benchmarks.measure.Spread;
import java.util.Locale;

/** Formats numbers. */
final class Numbers {

    private Numbers() {}

    /** Returns a number with three significant digits and grouped thousands. */
    static String shorten(double value) {
        double size = Math.abs(value);
        if (size >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 0.1 || size == 0 ? "%.2f" : "%.3f", value);
    }

    /** Returns the minimum and maximum of a spread. */
    static String range(Spread spread) {
        return shorten(spread.min()) + "–" + shorten(spread.max());
    }
}
