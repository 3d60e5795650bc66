package com.syncsketch.benchmarks.decode;

import java.util.Locale;

/** What an answer is read into. */
public enum Model {
    OURS,
    RECORDS;

    /** Its name in tables. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
