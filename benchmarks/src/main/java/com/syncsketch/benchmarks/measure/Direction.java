package com.syncsketch.benchmarks.measure;

/** Whether higher or lower values are better. */
public enum Direction {
    HIGHER,
    LOWER
}
