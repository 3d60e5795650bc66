package com.syncsketch.cli.probe;

/** Rounds counts, because the amount of data of a studio is private. */
final class RoundedCount {

    private static final int MAX_EXACT = 10;

    private RoundedCount() {}

    /** Rounds a count of more than 10 to one significant digit. */
    static int of(int count) {
        int unit = 1;
        while (count / unit >= MAX_EXACT) {
            unit *= MAX_EXACT;
        }
        return Math.round((float) count / unit) * unit;
    }

    /** Returns a count in words. */
    static String words(int count) {
        return count <= MAX_EXACT ? String.valueOf(count) : "about " + of(count);
    }
}
