package com.syncsketch.benchmarks.process;

/**
 * The resource usage of a process from its start to its end.
 *
 * @param wallSeconds the elapsed time
 * @param cpuSeconds the CPU time in user mode and in the kernel, including that of its own child processes
 * @param peakBytes the peak of its resident memory, or 0 if it ended before that could be read
 * @param output its standard output
 */
public record Usage(double wallSeconds, double cpuSeconds, long peakBytes, String output) {}
