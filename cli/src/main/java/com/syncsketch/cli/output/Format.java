package com.syncsketch.cli.output;

/** The formats of results. */
public enum Format {
    /** Aligned columns with a header, for people. */
    TABLE,
    /** Tab-separated lines without a header. */
    LINES,
    /** One JSON document. */
    JSON,
    /** One JSON object per line. */
    NDJSON
}
