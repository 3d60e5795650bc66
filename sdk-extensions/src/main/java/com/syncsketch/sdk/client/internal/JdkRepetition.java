package com.syncsketch.sdk.client.internal;

import jakarta.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code java.net.http} repeats by itself, below {@link Retries}. */
public final class JdkRepetition {

    /** The system property that makes the JDK repeat calls of every method: {@value}. */
    public static final String ALL_METHODS = "jdk.httpclient.enableAllMethodRetry";

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.http");

    private JdkRepetition() {}

    /**
     * Warns where the JDK was told to repeat writes. It reads the property once for the whole program, so nothing can be
     * done about it here.
     *
     * @param value the value of {@link #ALL_METHODS}; null if it is not set
     */
    public static void warnOfWrites(@Nullable String value) {
        // As the JDK reads it: empty means on, too.
        if (value != null && (value.isEmpty() || Boolean.parseBoolean(value))) {
            LOG.warn(
                    "The system property {} makes the JDK repeat calls that create something; unset it, or things may"
                            + " be created twice",
                    ALL_METHODS);
        }
    }
}
