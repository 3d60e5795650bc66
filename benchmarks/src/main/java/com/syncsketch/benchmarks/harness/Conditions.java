package com.syncsketch.benchmarks.harness;

import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The settings of a run.
 *
 * @param smoke true to only check that everything runs; the numbers are meaningless
 * @param rounds the number of rounds, at least 1
 * @param python the folder of the official Python client, or null if there is none
 * @param java25 the home of a JDK 25, or null if there is none
 * @param scratch an empty folder for temporary files
 * @param log receives progress messages
 */
public record Conditions(
        boolean smoke,
        int rounds,
        @Nullable Path python,
        @Nullable Path java25,
        Path scratch,
        Log log) {

    /** Receives progress messages. */
    @FunctionalInterface
    public interface Log {
        void say(String line);
    }

    /** Logs a progress message. */
    public void say(String format, Object... values) {
        log.say(String.format(Locale.ROOT, format, values));
    }
}
