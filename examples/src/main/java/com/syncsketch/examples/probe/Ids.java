package com.syncsketch.examples.probe;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ids that were read, by the parameter that they are for, and what they belong to. They never leave the program. */
final class Ids {

    private final Map<String, Map<String, Map<String, String>>> known = new HashMap<>();

    /**
     * Notes the id of a record.
     *
     * @param parameter what it is for
     * @param item the record
     * @param context the parameters of the call that gave it
     */
    void add(String parameter, JsonNode item, Map<String, String> context) {
        String id = number(item.path("id"));
        if (id == null) {
            return;
        }
        Map<String, String> related = known.computeIfAbsent(parameter, ignored -> new LinkedHashMap<>())
                .computeIfAbsent(id, ignored -> new HashMap<>());
        related.putAll(context);
        item.properties().forEach(member -> {
            String other = number(member.getValue());
            if (other != null && member.getKey().endsWith("_id")) {
                related.put(member.getKey(), other);
            }
        });
    }

    private static @Nullable String number(JsonNode value) {
        Form form = Form.of(value);
        return form == Form.INTEGER || form == Form.LONG_INTEGER || form == Form.DIGITS ? value.asText() : null;
    }

    /** Gives the first ids for a parameter. */
    List<String> first(String parameter, int count) {
        return known.getOrDefault(parameter, Map.of()).keySet().stream()
                .limit(count)
                .toList();
    }

    /**
     * Gives values for parameters, of which the last one has a given id.
     *
     * @return a value for each, or null if there is none for one of them
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

    /** Gives what an id belongs to, or null if that is not known. */
    @Nullable
    String related(String parameter, String id, String other) {
        return known.getOrDefault(parameter, Map.of())
                .getOrDefault(id, Map.of())
                .get(other);
    }
}
