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
 * What a process holds.
 *
 * @param heapBytes after a collection
 * @param residentBytes its resident memory
 * @param threads its threads
 * @param files its open files, without sockets
 * @param sockets its open sockets
 */
public record Held(long heapBytes, long residentBytes, int threads, long files, long sockets) {

    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s*(\\d+) kB$");

    /** Looks at this process. Linux only. */
    public static Held now() throws IOException {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        Matcher matcher = RESIDENT.matcher(Files.readString(Path.of("/proc/self/status")));
        if (!matcher.find()) {
            throw new IOException("The kernel does not tell the resident memory");
        }
        List<String> open;
        try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
            open = links.map(Held::target).toList();
        }
        long sockets = open.stream().filter(link -> link.startsWith("socket:")).count();
        return new Held(
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
            // Closed in between.
            return "";
        }
    }
}
