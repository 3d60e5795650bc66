package com.syncsketch.benchmarks.process;

/**
 * The output and resource usage of a process that has exited.
 *
 * @param wallSeconds the elapsed time
 * @param cpuSeconds the CPU time in user mode and in the kernel, including that of its own child processes
 * @param peakBytes the peak of its resident memory, or 0 if it ended before that could be read
 * @param output its standard output
 */
public record ProcessResult(double wallSeconds, double cpuSeconds, long peakBytes, String output) {}
