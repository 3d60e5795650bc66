package com.syncsketch.examples.probe;

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
 * Members that the contract does not know, and which of their names may be told.
 *
 * <p>Such a name may be a part of the interface, or a studio's own: a key under which somebody keeps data. So a name is told
 * only if the contract has it elsewhere; or if it looks like one of an interface, different objects of the same kind have it,
 * and it is no value that was read anywhere.
 */
final class UnknownMembers {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z_0-9]{0,39}");
    /** Ids and codes of shots, which interfaces do not have in names. */
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{3}");

    /**
     * Where they were.
     *
     * @param described whether the contract describes other members of the object
     */
    record Place(String operation, String place, String component, boolean described) {}

    /**
     * Those of one place that can be told by a name, or those that cannot.
     *
     * @param name the name; empty for all whose name is not told
     */
    record Found(Place place, String name, int names, int objects, Set<Form> forms) {}

    private static final class Seen {

        private final Set<Form> forms = EnumSet.noneOf(Form.class);
        private int objects;
    }

    private final Set<String> known;
    private final boolean lenient;
    private final Map<Place, Map<String, Seen>> places = new LinkedHashMap<>();
    private final Map<String, Set<String>> owners = new HashMap<>();
    private final Set<String> values = new HashSet<>();
    private int serial;

    /**
     * Makes an empty collection.
     *
     * @param known names that the contract has anywhere
     * @param lenient whether one object is enough for a name to be told
     */
    UnknownMembers(Set<String> known, boolean lenient) {
        this.known = known;
        this.lenient = lenient;
    }

    /** Notes a member. */
    void add(Place place, JsonNode owner, String name, JsonNode value) {
        Seen seen = places.computeIfAbsent(place, ignored -> new LinkedHashMap<>())
                .computeIfAbsent(name, ignored -> new Seen());
        seen.objects++;
        seen.forms.add(Form.of(value));
        JsonNode id = owner.path("id");
        owners.computeIfAbsent(kind(place, name), ignored -> new HashSet<>())
                .add(id.isValueNode() && !id.isNull() ? "id " + id.asText() : "serial " + serial++);
    }

    /** The same object is read by several operations; what tells them apart is the component. */
    private static String kind(Place place, String name) {
        String kind = place.component().isEmpty() ? place.operation() + " " + place.place() : place.component();
        return kind + " " + name;
    }

    /** Notes all texts of an answer, none of which may be told as a name. */
    void noteValues(JsonNode json) {
        if (json.isTextual()) {
            if (NAME.matcher(json.textValue()).matches()) {
                values.add(json.textValue());
            }
        } else {
            json.forEach(this::noteValues);
        }
    }

    private boolean mayBeTold(Place place, String name) {
        if (known.contains(name)) {
            return true;
        }
        return NAME.matcher(name).matches()
                && !LONG_NUMBER.matcher(name).find()
                && !values.contains(name)
                && (lenient || owners.getOrDefault(kind(place, name), Set.of()).size() > 1);
    }

    /** Gives what was found: first those with a name, place by place. */
    List<Found> list() {
        return places.entrySet().stream()
                .flatMap(each -> found(each.getKey(), each.getValue()).stream())
                .toList();
    }

    private List<Found> found(Place place, Map<String, Seen> members) {
        Map<String, Found> found = new LinkedHashMap<>();
        new TreeMap<>(members).forEach((name, seen) -> {
            String told = mayBeTold(place, name) ? name : "";
            found.merge(told, new Found(place, told, 1, seen.objects, seen.forms), UnknownMembers::together);
        });
        return List.copyOf(found.values());
    }

    private static Found together(Found one, Found other) {
        Set<Form> forms = EnumSet.copyOf(one.forms());
        forms.addAll(other.forms());
        return new Found(
                one.place(), one.name(), one.names() + other.names(), Math.max(one.objects(), other.objects()), forms);
    }
}
