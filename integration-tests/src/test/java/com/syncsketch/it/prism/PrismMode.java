package com.syncsketch.it.prism;

import java.util.Locale;

/** The ways to run Prism. */
public enum PrismMode {
    /** In a container if an engine is available and has the image, or else as a local process. */
    AUTO,
    /** In a container, or fail. */
    CONTAINER,
    /** As a local Node process, or fail. */
    PROCESS;

    /** The system property that chooses the mode. */
    public static final String PROPERTY = "prism";

    /** Returns the mode of the system property, or {@link #AUTO} if it is not set. */
    public static PrismMode fromSystemProperty() {
        return parse(System.getProperty(PROPERTY));
    }

    static PrismMode parse(String text) {
        if (text == null || text.isBlank()) {
            return AUTO;
        }
        try {
            return valueOf(text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "invalid value -D" + PROPERTY + "=" + text + "; allowed: auto, container, process", e);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
