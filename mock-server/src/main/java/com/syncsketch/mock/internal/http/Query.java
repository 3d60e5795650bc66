package com.syncsketch.mock.internal.http;

import com.syncsketch.mock.internal.json.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The decoded query of a request. Immutable. */
public final class Query {

    private final Map<String, List<String>> values;

    private Query(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Parses a query, or a URL-encoded form, which has the same format.
     *
     * @param raw the encoded text without question mark; may be empty
     * @return the query
     * @throws IllegalArgumentException if it is not encoded properly: a percent sign without two hexadecimal digits, or bytes that are not UTF-8
     */
    public static Query parse(String raw) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : raw.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                values.computeIfAbsent(PercentDecoder.decodeQuery(name), any -> new ArrayList<>())
                        .add(PercentDecoder.decodeQuery(value));
            }
        }
        return new Query(values);
    }

    /**
     * Creates a query from decoded values.
     *
     * @param values the values by name, in their order
     * @return the query
     */
    public static Query of(Map<String, List<String>> values) {
        return new Query(values);
    }

    /** Returns all values by name, in their order. */
    public Map<String, List<String>> values() {
        return values;
    }

    /**
     * Returns the value of a parameter, the last one if there are several.
     *
     * @param name the name
     * @return the value; empty if it is not there
     */
    public Optional<String> get(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Checks whether a parameter is {@code 1} or {@code true}, ignoring case. A missing parameter is false. */
    public boolean flag(String name) {
        return get(name)
                .map(value -> value.equals("1") || value.equalsIgnoreCase("true"))
                .orElse(false);
    }

    /**
     * Returns an integer.
     *
     * @param name the name
     * @return the value; empty if it is not there
     * @throws HttpException with status 400 if the value is not an integer in the range of a long
     */
    public Optional<Long> number(String name) {
        return get(name)
                .map(value -> Numbers.parseLong(value)
                        .orElseThrow(
                                () -> new HttpException(400, "query parameter " + name + " is not a valid integer")));
    }

    /** Returns a copy without some parameters. */
    public Query without(Iterable<String> names) {
        Map<String, List<String>> rest = new LinkedHashMap<>(values);
        names.forEach(rest::remove);
        return new Query(rest);
    }
}
