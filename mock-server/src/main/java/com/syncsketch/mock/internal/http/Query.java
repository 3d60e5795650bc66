package com.syncsketch.mock.internal.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The query of a request, decoded. Immutable. */
public final class Query {

    private final Map<String, List<String>> values;

    private Query(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads a query, or a form, which is written in the same way.
     *
     * @param raw the encoded text without its question mark; may be empty
     * @return the query
     * @throws IllegalArgumentException if a percent sign is not followed by two hexadecimal digits
     */
    public static Query parse(String raw) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : raw.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                values.computeIfAbsent(decode(name), any -> new ArrayList<>()).add(decode(value));
            }
        }
        return new Query(values);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /**
     * Gives all values by name.
     *
     * @return the values, in the order in which they came
     */
    public Map<String, List<String>> values() {
        return values;
    }

    /**
     * Gives the value of a parameter, the last one if there are several.
     *
     * @param name the name
     * @return the value; empty if it is not there
     */
    public Optional<String> get(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /**
     * Reads a flag.
     *
     * @param name the name
     * @return whether it is {@code 1}, {@code true} or {@code True}; false if it is not there
     */
    public boolean flag(String name) {
        return get(name)
                .map(value -> value.equals("1") || value.equalsIgnoreCase("true"))
                .orElse(false);
    }

    /**
     * Reads a number. The contract has been checked by then.
     *
     * @param name the name
     * @return the number; empty if it is not there
     */
    public Optional<Long> number(String name) {
        return get(name).map(Long::valueOf);
    }

    /**
     * Leaves parameters out.
     *
     * @param names their names
     * @return a query without them
     */
    public Query without(Iterable<String> names) {
        Map<String, List<String>> rest = new LinkedHashMap<>(values);
        names.forEach(rest::remove);
        return new Query(rest);
    }
}
