package com.syncsketch.benchmarks.upload;

import com.syncsketch.benchmarks.measure.CpuTime;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The measurements of an upload, which a program prints as one line to its standard output.
 *
 * @param seconds the elapsed time
 * @param cpuSeconds the CPU time of the process, without the JIT compiler
 * @param heapMebibytes the sum of the peaks of all heap pools since the start of the process, an upper bound of the peak
 *     heap usage
 */
public record UploadTiming(double seconds, double cpuSeconds, double heapMebibytes) {

    private static final Pattern LINE = Pattern.compile("seconds (\\S+) cpu (\\S+) heap (\\S+)");

    /** Measures an upload of this process and prints the line. */
    static void print(UploadProgram program) throws Exception {
        CpuTime before = CpuTime.now();
        long start = System.nanoTime();
        program.upload();
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = CpuTime.now().since(before).warmNanos() / 1e9;
        System.out.printf(Locale.ROOT, "seconds %.4f cpu %.4f heap %d%n", seconds, cpuSeconds, peakHeap());
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(peak -> peak.getUsed())
                .sum();
    }

    /** Returns whether an output contains a timing. */
    static boolean isIn(String output) {
        return LINE.matcher(output).find();
    }

    /** Parses the first timing in an output. */
    public static UploadTiming of(String output) throws IOException {
        Matcher matcher = LINE.matcher(output);
        if (!matcher.find()) {
            throw new IOException("The program printed no timing: " + output);
        }
        return new UploadTiming(
                Double.parseDouble(matcher.group(1)),
                Double.parseDouble(matcher.group(2)),
                Double.parseDouble(matcher.group(3)) / 1048576);
    }
}
