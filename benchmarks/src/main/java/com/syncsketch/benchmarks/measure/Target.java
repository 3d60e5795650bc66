package com.syncsketch.benchmarks.measure;

import jakarta.annotation.Nullable;

/**
 * A bound for our result.
 *
 * @param against the candidate by whose value ours is divided, or null if the bound applies to our value itself
 * @param factor the bound: a minimum if higher is better, else a maximum
 */
public record Target(@Nullable String against, double factor) {

    /** Creates a bound for our value itself, in the unit of the comparison. */
    public static Target absolute(double bound) {
        return new Target(null, bound);
    }
}
