package com.syncsketch.it.parity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** Finds where two pieces of JSON differ. Numbers compare as numbers, the order of members does not matter. */
final class JsonDifferences {

    /** Members that hold JSON inside a text. */
    private static final Set<String> JSON_IN_TEXT = Set.of("users", "playlist_item_json");

    /** Takes what differs. */
    @FunctionalInterface
    interface Sink {
        void differ(String pointer, String expected, String actual);
    }

    private JsonDifferences() {}

    static void find(String pointer, JsonNode expected, JsonNode actual, Sink sink) {
        if (expected.isObject() && actual.isObject()) {
            Set<String> names = new TreeSet<>();
            expected.fieldNames().forEachRemaining(names::add);
            actual.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                JsonNode one = expected.path(name);
                JsonNode other = actual.path(name);
                boolean texts = JSON_IN_TEXT.contains(name) && one.isTextual() && other.isTextual();
                find(
                        pointer + "/" + name,
                        texts ? BodyDescriptions.parsed(one) : one,
                        texts ? BodyDescriptions.parsed(other) : other,
                        sink);
            }
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                find(pointer + "/" + i, expected.get(i), actual.get(i), sink);
            }
        } else if (!same(expected, actual)) {
            sink.differ(pointer, shown(expected), shown(actual));
        }
    }

    static String shown(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }

    private static boolean same(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        return one.equals(other);
    }
}
