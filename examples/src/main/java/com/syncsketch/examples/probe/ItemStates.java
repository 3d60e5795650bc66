package com.syncsketch.examples.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether items have the address of their medium, by how far they are. */
final class ItemStates {

    private static final String DONE = "done";

    private final Map<String, Integer> counts = new TreeMap<>();

    /** Notes an item. */
    void add(JsonNode item) {
        JsonNode url = item.path("url");
        String address = url.isMissingNode() ? "without url" : url.isNull() ? "url is null" : "with url";
        JsonNode status = item.path("status");
        String state = status.asText().equals(DONE) ? DONE : status.isTextual() ? "another status" : "no status";
        counts.merge(state + ": " + address, 1, Integer::sum);
    }

    /** Tells what was seen. */
    @Override
    public String toString() {
        Set<Map.Entry<String, Integer>> seen = counts.entrySet();
        return seen.isEmpty()
                ? "no item was read"
                : seen.stream()
                        .map(each -> each.getKey() + " (" + Rounded.words(each.getValue()) + ")")
                        .collect(Collectors.joining("; "));
    }
}
