package com.syncsketch.benchmarks.measure;

/** Which way a number is meant to go. */
public enum Direction {
    HIGHER,
    LOWER
}
