package com.syncsketch.benchmarks.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.sdk.client.error.SyncSketchException;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The troubles of the moment, and how often each made a call fail. Safe for use by several threads; they must stand still while
 * it changes.
 */
final class Weather {

    private final Control control;
    private final Troubles troubles;
    private final Map<Trouble, AtomicLong> failures = new ConcurrentHashMap<>();
    private volatile Map<String, Trouble> now = Map.of();

    Weather(Control control, Troubles troubles) {
        this.control = control;
        this.troubles = troubles;
    }

    /**
     * Counts a failure for the trouble that it comes from.
     *
     * @param operation what failed
     * @return the trouble, or null if the operation has none that must come to this
     */
    @Nullable
    Trouble reason(SyncSketchException failure, String operation) {
        Trouble trouble = now.get(operation);
        if (trouble == null || !trouble.explains(failure)) {
            return null;
        }
        failures.computeIfAbsent(trouble, one -> new AtomicLong()).incrementAndGet();
        return trouble;
    }

    /**
     * Takes the next troubles.
     *
     * @return how often those of before were met
     * @throws IllegalStateException if one that must be told was met more or less often than calls failed by it
     */
    long change() throws IOException {
        long met = end();
        now = troubles.draw().stream().collect(Collectors.toMap(Trouble::operation, Function.identity()));
        control.replaceFaults(now.values());
        return met;
    }

    /**
     * Has no troubles any more.
     *
     * @return how often those of before were met
     */
    long end() throws IOException {
        long met = 0;
        for (JsonNode fault : control.list("faults")) {
            long applied = fault.get("applied").asLong();
            met += applied;
            Trouble trouble =
                    Objects.requireNonNull(now.get(fault.get("fault").get("on").asText()));
            AtomicLong told = failures.get(trouble);
            if (trouble.failure() != null && applied != (told == null ? 0 : told.get())) {
                throw new IllegalStateException(trouble + " was met " + applied + " times, and told " + told);
            }
        }
        failures.clear();
        now = Map.of();
        control.replaceFaults(List.of());
        return met;
    }
}
