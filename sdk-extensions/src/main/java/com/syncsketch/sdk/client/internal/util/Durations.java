package com.syncsketch.sdk.client.internal.util;

import java.time.Duration;
import java.util.Objects;

/** Checks durations where they are set, so that no later calculation overflows. */
public final class Durations {

    /** The longest timeout that can be set: about 24 days. */
    public static final Duration MAX_TIMEOUT = Duration.ofMillis(Integer.MAX_VALUE);

    private Durations() {}

    /**
     * Checks a timeout.
     *
     * @param timeout the timeout
     * @param name the name of the setting, for messages
     * @return the same timeout
     * @throws IllegalArgumentException if it is less than a millisecond or more than about 24 days
     * @throws NullPointerException if it is null
     */
    public static Duration timeout(Duration timeout, String name) {
        Objects.requireNonNull(timeout, name);
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    name + " must be between 1 and " + Integer.MAX_VALUE + " ms (about 24 days)");
        }
        return timeout;
    }

    /**
     * Checks a pause.
     *
     * @param pause the pause
     * @param name the name of the setting, for messages
     * @return the same pause
     * @throws IllegalArgumentException if it is negative or more than about 24 days
     * @throws NullPointerException if it is null
     */
    public static Duration pause(Duration pause, String name) {
        Objects.requireNonNull(pause, name);
        if (pause.isNegative() || pause.compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    name + " must be between 0 and " + Integer.MAX_VALUE + " ms (about 24 days)");
        }
        return pause;
    }
}
