package com.syncsketch.benchmarks.link;

import com.syncsketch.benchmarks.netem.TimingError;

/**
 * The result of one candidate.
 *
 * @param candidate the candidate
 * @param seconds the duration of the upload
 * @param peakBytes the peak of its resident memory
 * @param timingError the timing error of its link
 */
record CandidateResult(UploadCandidate candidate, double seconds, long peakBytes, TimingError timingError) {

    /** Returns the speed in MiB/s. */
    double speed() {
        return candidate.mebibytes() / seconds;
    }
}
