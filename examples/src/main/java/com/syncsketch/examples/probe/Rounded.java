package com.syncsketch.examples.probe;

/** Counts that tell no more than they must: how much a studio has is its own business. */
final class Rounded {

    private static final int EXACT = 10;

    private Rounded() {}

    /** Gives a count with one digit and zeros, where it is more than 10. */
    static int of(int count) {
        int unit = 1;
        while (count / unit >= EXACT) {
            unit *= EXACT;
        }
        return Math.round((float) count / unit) * unit;
    }

    /** Gives it in words. */
    static String words(int count) {
        return count <= EXACT ? String.valueOf(count) : "about " + of(count);
    }
}
