package com.syncsketch.examples.probe;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What was seen of one member of an answer. */
final class Member {

    private final Map<Form, Integer> forms = new EnumMap<>(Form.class);
    private final Map<String, Integer> values = new TreeMap<>();
    private int absent;

    void saw(Form form) {
        forms.merge(form, 1, Integer::sum);
    }

    /** Notes a value that the contract lists, which tells nothing about anybody. */
    void sawListed(String value) {
        values.merge(value, 1, Integer::sum);
    }

    void sawNone() {
        absent++;
    }

    /** Tells how often it was there, null included. */
    int present() {
        return forms.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Tells how often an object was without it that could have had it. */
    int absent() {
        return absent;
    }

    /** Gives how often it had which form. */
    Map<Form, Integer> forms() {
        return forms;
    }

    /** Gives how often it had which of the values that the contract lists. */
    Map<String, Integer> values() {
        return values;
    }
}
