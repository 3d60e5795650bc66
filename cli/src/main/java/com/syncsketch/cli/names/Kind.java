package com.syncsketch.cli.names;

import java.util.Locale;

/** The kinds of things that commands work on. */
public enum Kind {
    PROJECT,
    REVIEW,
    ITEM;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
