package com.syncsketch.cli.notes;

import java.io.IOException;

/** Writes a timeline for an editing program. */
@FunctionalInterface
interface MarkerFormat {

    /** Writes a timeline. */
    void write(Timeline timeline, Appendable out) throws IOException;
}
