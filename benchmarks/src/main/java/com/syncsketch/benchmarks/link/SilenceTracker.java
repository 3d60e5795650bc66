package com.syncsketch.benchmarks.link;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the longest silence of connections on which requests are sent: the longest time in which a socket took no byte of a
 * request that was not whole yet. That is what a sender can see of a slow link. The time after a request, until its response, is
 * no silence, and neither is the time until the next request. Reads samples of {@code ss -tinHO}. Not thread-safe.
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
     * @param nanos when it was taken, as of {@link System#nanoTime}
     * @param lines one line for each connection
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
        // The kernel says nothing of what is still 0.
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    /** Returns the longest silence that has ended, in seconds. */
    double longestSeconds() {
        return longestNanos / 1e9;
    }

    /** Returns how many bytes the other end has acknowledged, on all connections together. */
    long acknowledged() {
        return acknowledgedOfClosed
                + connections.values().stream()
                        .mapToLong(connection -> connection.acknowledged)
                        .sum();
    }

    private final class Connection {

        private long acknowledged;
        private long taken;
        private long received;
        private long lastTaken;
        private long lastSeen;
        private boolean sending;

        void add(long nanos, long newAcknowledged, long newTaken, long newReceived) {
            boolean response = newReceived > received;
            if (newTaken > taken) {
                if (sending && !response) {
                    longestNanos = Math.max(longestNanos, nanos - lastTaken);
                }
                lastTaken = nanos;
            }
            if (response) {
                // What is unacknowledged beside a response belongs to the next request.
                sending = newTaken > newAcknowledged;
            } else if (newTaken > taken) {
                sending = true;
            }
            acknowledged = newAcknowledged;
            taken = newTaken;
            received = newReceived;
            lastSeen = nanos;
        }

        /** A connection that ends without a response was cut, perhaps because of its silence. */
        void end() {
            if (sending) {
                longestNanos = Math.max(longestNanos, lastSeen - lastTaken);
            }
            acknowledgedOfClosed += acknowledged;
        }
    }
}
