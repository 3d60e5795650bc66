package com.syncsketch.benchmarks.decode;

import java.util.Locale;

/** The types into which a response is decoded. */
public enum Model {
    OURS,
    RECORDS;

    /** Returns the name in tables. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
