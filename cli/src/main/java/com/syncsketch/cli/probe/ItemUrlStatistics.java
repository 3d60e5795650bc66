package com.syncsketch.cli.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts items with and without the URL of their media file, by status. Not thread-safe. */
final class ItemUrlStatistics {

    private static final String DONE = "done";

    private final Map<String, Integer> counts = new TreeMap<>();

    /** Adds an item. */
    void add(JsonNode item) {
        JsonNode url = item.path("url");
        String urlState = url.isMissingNode() ? "without url" : url.isNull() ? "null url" : "with url";
        JsonNode status = item.path("status");
        String statusName = status.asText().equals(DONE) ? DONE : status.isTextual() ? "another status" : "no status";
        counts.merge(statusName + ": " + urlState, 1, Integer::sum);
    }

    /** Returns the counts for reports. */
    @Override
    public String toString() {
        Set<Map.Entry<String, Integer>> seen = counts.entrySet();
        return seen.isEmpty()
                ? "no item was read"
                : seen.stream()
                        .map(entry -> entry.getKey() + " (" + RoundedCount.words(entry.getValue()) + ")")
                        .collect(Collectors.joining("; "));
    }
}
