package com.syncsketch.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * CPU time that this process has used so far, of all its threads. The JIT compiler is measured separately: its work ends
 * once a process is warm, but on few cores that takes longer than a benchmark can wait. Run with {@value #COMPILERS_STAY};
 * otherwise, {@link #compilerNanos} lacks the time of compiler threads that have ended. Linux only.
 *
 * @param processNanos of all threads
 * @param compilerNanos of the threads of the JIT compiler
 */
public record CpuTime(long processNanos, long compilerNanos) {

    /** Keeps the threads of the JIT compiler alive. */
    public static final String COMPILERS_STAY = "-XX:-UseDynamicNumberOfCompilerThreads";

    private static final Path THREADS = Path.of("/proc/self/task");

    /** Reads the time of this process. */
    public static CpuTime now() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new CpuTime(system.getProcessCpuTime(), compilers());
    }

    /** Returns the time since an earlier one. */
    public CpuTime since(CpuTime earlier) {
        return new CpuTime(processNanos - earlier.processNanos, compilerNanos - earlier.compilerNanos);
    }

    /** Returns the time of everything but the JIT compiler. */
    public long warmNanos() {
        return processNanos - compilerNanos;
    }

    private static long compilers() {
        long nanos = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
            for (Path thread : threads) {
                nanos += compiler(thread);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return nanos;
    }

    private static long compiler(Path thread) throws IOException {
        try {
            String name = Files.readString(thread.resolve("comm"), StandardCharsets.UTF_8);
            if (!name.startsWith("C1 Compiler") && !name.startsWith("C2 Compiler")) {
                return 0;
            }
            String times = Files.readString(thread.resolve("schedstat"), StandardCharsets.US_ASCII);
            return Long.parseLong(times.substring(0, times.indexOf(' ')));
        } catch (NoSuchFileException e) {
            // The thread has ended.
            return 0;
        }
    }
}
