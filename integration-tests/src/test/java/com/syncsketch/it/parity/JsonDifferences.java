package com.syncsketch.it.parity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** Finds differences between two JSON values. Numbers are compared by value, and the order of fields is ignored. */
final class JsonDifferences {

    /** Fields that contain JSON in a string. */
    private static final Set<String> JSON_IN_TEXT = Set.of("users", "playlist_item_json");

    /** Receives the differences. */
    @FunctionalInterface
    interface DifferenceConsumer {
        void accept(String pointer, String expected, String actual);
    }

    private JsonDifferences() {}

    static void find(String pointer, JsonNode expected, JsonNode actual, DifferenceConsumer consumer) {
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
                        consumer);
            }
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                find(pointer + "/" + i, expected.get(i), actual.get(i), consumer);
            }
        } else if (!same(expected, actual)) {
            consumer.accept(pointer, shown(expected), shown(actual));
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
