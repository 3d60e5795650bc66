package com.syncsketch.benchmarks.link;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the longest silence of a set of connections: the longest time in which a socket accepted no byte of an unfinished
 * request. That is all that a sender can observe of a slow link. The time between a request and its response is no silence,
 * nor is the time until the next request. Parses samples of {@code ss -tinHO}. Not thread-safe.
 */
final class SilenceTracker {

    private static final Pattern LINE = Pattern.compile("ESTAB\\s+\\d+\\s+(\\d+)\\s+(\\S+)\\s+(\\S+)\\s(.*)");
    private static final Pattern ACKNOWLEDGED = Pattern.compile("\\bbytes_acked:(\\d+)");
    private static final Pattern RECEIVED = Pattern.compile("\\bbytes_received:(\\d+)");

    private final Map<String, Connection> connections = new HashMap<>();
    private long longestNanos;
    private long acknowledgedOfClosed;

    /**
     * Adds a sample.
     *
     * @param nanos the time of the sample, as returned by {@link System#nanoTime}
     * @param lines one line per connection
     */
    void add(long nanos, List<String> lines) {
        Set<String> seen = new HashSet<>();
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.lookingAt()) {
                String key = matcher.group(2) + " " + matcher.group(3);
                seen.add(key);
                long acknowledged = number(ACKNOWLEDGED, matcher.group(4));
                connections
                        .computeIfAbsent(key, any -> new Connection())
                        .add(
                                nanos,
                                acknowledged,
                                acknowledged + Long.parseLong(matcher.group(1)),
                                number(RECEIVED, matcher.group(4)));
            }
        }
        connections.entrySet().removeIf(entry -> {
            if (seen.contains(entry.getKey())) {
                return false;
            }
            entry.getValue().end();
            return true;
        });
    }

    private static long number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        // ss omits counters that are 0.
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    /** Returns the longest silence that has ended, in seconds. */
    double longestSeconds() {
        return longestNanos / 1e9;
    }

    /** Returns the number of bytes that the peers have acknowledged, over all connections. */
    long acknowledged() {
        return acknowledgedOfClosed
                + connections.values().stream()
                        .mapToLong(connection -> connection.acknowledged)
                        .sum();
    }

    private final class Connection {

        private long acknowledged;
        private long accepted;
        private long received;
        private long lastAccepted;
        private long lastSeen;
        private boolean sending;

        void add(long nanos, long newAcknowledged, long newAccepted, long newReceived) {
            boolean response = newReceived > received;
            if (newAccepted > accepted) {
                if (sending && !response) {
                    longestNanos = Math.max(longestNanos, nanos - lastAccepted);
                }
                lastAccepted = nanos;
            }
            if (response) {
                // Unacknowledged bytes after a response belong to the next request.
                sending = newAccepted > newAcknowledged;
            } else if (newAccepted > accepted) {
                sending = true;
            }
            acknowledged = newAcknowledged;
            accepted = newAccepted;
            received = newReceived;
            lastSeen = nanos;
        }

        /** Ends the connection. Without a response it was aborted, perhaps because of its silence. */
        void end() {
            if (sending) {
                longestNanos = Math.max(longestNanos, lastSeen - lastAccepted);
            }
            acknowledgedOfClosed += acknowledged;
        }
    }
}
