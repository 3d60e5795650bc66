package com.syncsketch.benchmarks.harness;

import com.syncsketch.benchmarks.measure.SuiteResult;
import jakarta.annotation.Nullable;
import java.io.IOException;

/** A named group of measurements. */
public interface Suite {

    /** Returns the name. */
    String name();

    /** Returns a description of what it measures. */
    String summary();

    /** Returns the reason why the suite cannot run on this machine, or null if it can. */
    @Nullable
    default String obstacle() {
        return null;
    }

    /**
     * Runs the suite.
     *
     * @throws IOException if a candidate cannot be run or fails
     */
    SuiteResult run(Conditions conditions) throws IOException, InterruptedException;
}
