package com.syncsketch.cli.probe;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ids from responses, by path parameter, with the ids of related records. They are never reported. Not thread-safe. */
final class KnownIds {

    private final Map<String, Map<String, Map<String, String>>> known = new HashMap<>();

    /**
     * Adds the id of a record.
     *
     * @param parameter the parameter that takes the id
     * @param item the record
     * @param context the parameters of the request that returned the record
     */
    void add(String parameter, JsonNode item, Map<String, String> context) {
        String id = number(item.path("id"));
        if (id == null) {
            return;
        }
        Map<String, String> related = known.computeIfAbsent(parameter, ignored -> new LinkedHashMap<>())
                .computeIfAbsent(id, ignored -> new HashMap<>());
        related.putAll(context);
        item.properties().forEach(field -> {
            String other = number(field.getValue());
            if (other != null && field.getKey().endsWith("_id")) {
                related.put(field.getKey(), other);
            }
        });
    }

    private static @Nullable String number(JsonNode value) {
        ValueShape shape = ValueShape.of(value);
        return shape == ValueShape.INTEGER || shape == ValueShape.LONG_INTEGER || shape == ValueShape.DIGITS
                ? value.asText()
                : null;
    }

    /** Returns the first ids for a parameter. */
    List<String> first(String parameter, int count) {
        return known.getOrDefault(parameter, Map.of()).keySet().stream()
                .limit(count)
                .toList();
    }

    /**
     * Returns values for parameters, with a given id for the last one.
     *
     * @return a value for each parameter, or null if one has none
     */
    @Nullable
    Map<String, String> belongingTo(List<String> parameters, String id) {
        String last = parameters.get(parameters.size() - 1);
        Map<String, String> related = known.getOrDefault(last, Map.of()).getOrDefault(id, Map.of());
        Map<String, String> values = new LinkedHashMap<>();
        for (String parameter : new ArrayList<>(parameters)) {
            List<String> any = first(parameter, 1);
            String value = parameter.equals(last) ? id : related.get(parameter);
            if (value == null && any.isEmpty()) {
                return null;
            }
            values.put(parameter, value == null ? any.get(0) : value);
        }
        return values;
    }

    /** Returns the related id of another parameter, or null if it is unknown. */
    @Nullable
    String related(String parameter, String id, String other) {
        return known.getOrDefault(parameter, Map.of())
                .getOrDefault(id, Map.of())
                .get(other);
    }
}
