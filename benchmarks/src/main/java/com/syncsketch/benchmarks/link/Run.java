package com.syncsketch.benchmarks.link;

/**
 * What a contender did.
 *
 * @param contender who
 * @param seconds how long the upload took
 * @param peakBytes the most memory that it had resident
 * @param punctuality how well its link kept its times
 */
record Run(Contender contender, double seconds, long peakBytes, Punctuality punctuality) {

    /** MiB/s. */
    double speed() {
        return contender.mebibytes() / seconds;
    }
}
