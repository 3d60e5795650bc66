package com.syncsketch.it.prism;

import java.util.Locale;

/** How Prism runs. */
public enum PrismMode {
    /** In a container if an engine answers and has the image, else as a local process. */
    AUTO,
    /** In a container, or fail. */
    CONTAINER,
    /** As a local Node process, or fail. */
    PROCESS;

    /** The system property that chooses the mode. */
    public static final String PROPERTY = "prism";

    /** What the system property asks for; {@link #AUTO} if it is not set. */
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
                    "-D" + PROPERTY + "=" + text + " is not known; it is auto, container or process", e);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
