package com.syncsketch.cli.probe;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts the presence, shapes and listed values of one field. Not thread-safe. */
final class FieldStatistics {

    private final Map<ValueShape, Integer> shapes = new EnumMap<>(ValueShape.class);
    private final Map<String, Integer> values = new TreeMap<>();
    private int absent;

    void addPresent(ValueShape shape) {
        shapes.merge(shape, 1, Integer::sum);
    }

    /** Counts a value that the contract lists and that is therefore not private. */
    void addListedValue(String value) {
        values.merge(value, 1, Integer::sum);
    }

    void addAbsent() {
        absent++;
    }

    /** Returns the number of objects with the field, including null values. */
    int present() {
        return shapes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns the number of objects without the field. */
    int absent() {
        return absent;
    }

    /** Returns the number of values by shape. */
    Map<ValueShape, Integer> shapes() {
        return shapes;
    }

    /** Returns the number of values by listed value. */
    Map<String, Integer> values() {
        return values;
    }
}
