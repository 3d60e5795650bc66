package com.syncsketch.benchmarks;

import com.syncsketch.benchmarks.measure.SuiteResult;
import jakarta.annotation.Nullable;
import java.io.IOException;

/** A group of measurements that is started by its name. */
public interface Suite {

    String name();

    /** What it does, in one sentence. */
    String summary();

    /** Why it cannot run on this machine, or null if it can. */
    @Nullable
    default String obstacle() {
        return null;
    }

    /**
     * Runs all of it.
     *
     * @throws IOException if a contender could not be run, or did not do what it was asked for
     */
    SuiteResult run(Conditions conditions) throws IOException, InterruptedException;
}
