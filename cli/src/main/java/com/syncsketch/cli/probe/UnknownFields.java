package com.syncsketch.cli.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Collects fields that are not in the contract and decides which of their names may be reported.
 *
 * <p>Such a name may be part of the API or private, such as a key for custom data of a studio. So a name is reported only if
 * the contract contains it elsewhere, or if it looks like an API name, several objects of the same kind have it, and it does
 * not occur as a value. Not thread-safe.
 */
final class UnknownFields {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z_0-9]{0,39}");
    /** A number as in ids and shot codes, which API names do not contain. */
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{3}");

    /**
     * The location of fields.
     *
     * @param described whether the contract describes other fields of the object
     */
    record Location(String operation, String fieldPath, String component, boolean described) {}

    /**
     * One named field of a location, or all fields whose names are withheld.
     *
     * @param name the name; empty for fields whose names are withheld
     */
    record Found(Location location, String name, int names, int objects, Set<ValueShape> shapes) {}

    private static final class Seen {

        private final Set<ValueShape> shapes = EnumSet.noneOf(ValueShape.class);
        private int objects;
    }

    private final Set<String> known;
    private final boolean lenient;
    private final Map<Location, Map<String, Seen>> locations = new LinkedHashMap<>();
    private final Map<String, Set<String>> owners = new HashMap<>();
    private final Set<String> values = new HashSet<>();
    private int serial;

    /**
     * Creates an empty collection.
     *
     * @param known all field names of the contract
     * @param lenient whether a name is reported even if only one object has it
     */
    UnknownFields(Set<String> known, boolean lenient) {
        this.known = known;
        this.lenient = lenient;
    }

    /** Adds a field. */
    void add(Location location, JsonNode owner, String name, JsonNode value) {
        Seen seen = locations
                .computeIfAbsent(location, ignored -> new LinkedHashMap<>())
                .computeIfAbsent(name, ignored -> new Seen());
        seen.objects++;
        seen.shapes.add(ValueShape.of(value));
        JsonNode id = owner.path("id");
        owners.computeIfAbsent(kind(location, name), ignored -> new HashSet<>())
                .add(id.isValueNode() && !id.isNull() ? "id " + id.asText() : "serial " + serial++);
    }

    /** Returns a key for the kind of object, which is its component, because several operations return the same objects. */
    private static String kind(Location location, String name) {
        String kind = location.component().isEmpty()
                ? location.operation() + " " + location.fieldPath()
                : location.component();
        return kind + " " + name;
    }

    /** Adds all strings of a response, none of which may be reported as a name. */
    void addValues(JsonNode json) {
        if (json.isTextual()) {
            if (NAME.matcher(json.textValue()).matches()) {
                values.add(json.textValue());
            }
        } else {
            json.forEach(this::addValues);
        }
    }

    private boolean mayBeReported(Location location, String name) {
        if (known.contains(name)) {
            return true;
        }
        return NAME.matcher(name).matches()
                && !LONG_NUMBER.matcher(name).find()
                && !values.contains(name)
                && (lenient
                        || owners.getOrDefault(kind(location, name), Set.of()).size() > 1);
    }

    /** Returns the fields by location. */
    List<Found> list() {
        return locations.entrySet().stream()
                .flatMap(entry -> found(entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    private List<Found> found(Location location, Map<String, Seen> fields) {
        Map<String, Found> found = new LinkedHashMap<>();
        new TreeMap<>(fields).forEach((name, seen) -> {
            String reported = mayBeReported(location, name) ? name : "";
            found.merge(reported, new Found(location, reported, 1, seen.objects, seen.shapes), UnknownFields::merge);
        });
        return List.copyOf(found.values());
    }

    private static Found merge(Found one, Found other) {
        Set<ValueShape> shapes = EnumSet.copyOf(one.shapes());
        shapes.addAll(other.shapes());
        return new Found(
                one.location(),
                one.name(),
                one.names() + other.names(),
                Math.max(one.objects(), other.objects()),
                shapes);
    }
}
