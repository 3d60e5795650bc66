package com.syncsketch.benchmarks.process;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The resources that a process uses at one moment.
 *
 * @param heapBytes the used heap after a garbage collection
 * @param residentBytes its resident memory
 * @param threads the number of threads
 * @param files the number of open files, without sockets
 * @param sockets the number of open sockets
 */
public record ResourceUsage(long heapBytes, long residentBytes, int threads, long files, long sockets) {

    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s*(\\d+) kB$");

    /** Returns the usage of this process. Linux only. */
    public static ResourceUsage now() throws IOException {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        Matcher matcher = RESIDENT.matcher(Files.readString(Path.of("/proc/self/status")));
        if (!matcher.find()) {
            throw new IOException("The kernel does not report the resident memory");
        }
        List<String> open;
        try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
            open = links.map(ResourceUsage::target).toList();
        }
        long sockets = open.stream().filter(link -> link.startsWith("socket:")).count();
        return new ResourceUsage(
                heap,
                Long.parseLong(matcher.group(1)) * 1024,
                ManagementFactory.getThreadMXBean().getThreadCount(),
                open.size() - sockets,
                sockets);
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            // The file was closed in the meantime.
            return "";
        }
    }
}
