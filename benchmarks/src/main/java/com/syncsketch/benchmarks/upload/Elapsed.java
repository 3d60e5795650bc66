package com.syncsketch.benchmarks.upload;

import com.syncsketch.benchmarks.process.Usage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a program tells what it measured inside: one line on its standard output. */
public final class Elapsed {

    private static final Pattern LINE = Pattern.compile("seconds (\\S+) heap (\\S+)");

    private Elapsed() {}

    /**
     * Prints it.
     *
     * @param start {@link System#nanoTime} at the start of the upload
     */
    static void print(long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(peak -> peak.getUsed())
                .sum();
        System.out.printf(Locale.ROOT, "seconds %.4f heap %d%n", seconds, heap);
    }

    /** What a program printed. */
    public static double seconds(Usage usage) throws IOException {
        return Double.parseDouble(find(usage).group(1));
    }

    /** The sum of the peaks of all pools of the heap, which is at least the peak of the heap. */
    static double heapMebibytes(Usage usage) throws IOException {
        return Long.parseLong(find(usage).group(2)) / 1048576.0;
    }

    private static Matcher find(Usage usage) throws IOException {
        Matcher matcher = LINE.matcher(usage.output());
        if (!matcher.find()) {
            throw new IOException("The program did not tell how long it took: " + usage.output());
        }
        return matcher;
    }
}
