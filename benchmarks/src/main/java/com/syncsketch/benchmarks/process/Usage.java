package com.syncsketch.benchmarks.process;

/**
 * What a process used from its start to its end.
 *
 * @param wallSeconds how long it took
 * @param cpuSeconds what it computed, in user mode and in the kernel, its own children included
 * @param peakBytes the most memory that it had resident, or 0 if it ended before it could be asked
 * @param output what it wrote to its standard output
 */
public record Usage(double wallSeconds, double cpuSeconds, long peakBytes, String output) {}
