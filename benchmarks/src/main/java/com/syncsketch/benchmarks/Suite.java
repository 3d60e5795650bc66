package com.syncsketch.benchmarks;

import com.syncsketch.benchmarks.measure.SuiteResult;
import jakarta.annotation.Nullable;
import java.io.IOException;

/** A group of measurements with a name. */
public interface Suite {

    /** Returns the name. */
    String name();

    /** Returns a description of what it measures. */
    String summary();

    /** Returns why it cannot run on this machine, or null if it can. */
    @Nullable
    default String obstacle() {
        return null;
    }

    /**
     * Runs the suite.
     *
     * @throws IOException if a contender cannot be run or fails
     */
    SuiteResult run(Conditions conditions) throws IOException, InterruptedException;
}
