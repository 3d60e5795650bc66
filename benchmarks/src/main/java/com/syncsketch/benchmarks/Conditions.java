package com.syncsketch.benchmarks;

import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How suites are run.
 *
 * @param smoke true to do as little as shows that it still runs; its numbers mean nothing
 * @param rounds how often each contender takes its turn, at least 1
 * @param python the folder of the official Python client, or null if there is none
 * @param java25 the home of a JDK 25, or null if there is none
 * @param scratch an empty folder for files
 * @param log told what goes on
 */
public record Conditions(
        boolean smoke,
        int rounds,
        @Nullable Path python,
        @Nullable Path java25,
        Path scratch,
        Log log) {

    /** Told what goes on. */
    @FunctionalInterface
    public interface Log {
        void say(String line);
    }

    public void say(String format, Object... values) {
        log.say(String.format(Locale.ROOT, format, values));
    }
}
