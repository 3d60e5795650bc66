package com.syncsketch.benchmarks.measure;

/** Which way a number is meant to go. */
public enum Better {
    HIGHER,
    LOWER
}
