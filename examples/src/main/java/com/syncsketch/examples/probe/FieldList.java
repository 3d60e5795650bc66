package com.syncsketch.examples.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.examples.probe.Deviation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the service itself declares of the members of a resource, held against the contract.
 *
 * <p>The declaration comes from the service's own code and not from what anybody entered, so its names are told. Its texts
 * and defaults are not.
 */
final class FieldList {

    /** One member as the service declares it. */
    record Field(String name, String type, boolean nullable, boolean readOnly, boolean inContract) {}

    /**
     * What one operation gave.
     *
     * @param defaultLimit the size of a page where a call names none, or 0 if the declaration has none
     * @param notDeclared members of the contract that the service does not declare
     */
    record Declaration(
            String operation, int defaultLimit, List<Field> fields, Set<String> filters, Set<String> notDeclared) {}

    private static final String COMPONENT = "ResourceSchema";
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z_0-9]{0,39}");

    /** The framework's words for types, each with the JSON types that it may stand for. */
    private static final Map<String, Set<String>> TYPES = Map.ofEntries(
            Map.entry("string", Set.of("string")),
            Map.entry("integer", Set.of("integer", "number")),
            Map.entry("float", Set.of("number")),
            Map.entry("decimal", Set.of("number", "string")),
            Map.entry("boolean", Set.of("boolean")),
            Map.entry("datetime", Set.of("string")),
            Map.entry("date", Set.of("string")),
            Map.entry("time", Set.of("string")),
            Map.entry("list", Set.of("array")),
            Map.entry("dict", Set.of("object")),
            // A resource is shown by its address, as an object, or as a list of either.
            Map.entry("related", Set.of("string", "object", "array", "integer")));

    private FieldList() {}

    /** Tells whether a member of an object with this schema has names of members for its own names. */
    static boolean isOne(Schema owner, JsonNode member) {
        return isDeclaration(owner) && member.isObject();
    }

    /** Tells whether answers of this schema declare members. */
    static boolean isDeclaration(Schema schema) {
        return schema.component().equals(COMPONENT);
    }

    /** Compares a declaration with what the contract says of the resource. */
    static Declaration compare(String operation, JsonNode answer, Schema resource, Deviations deviations) {
        Map<String, Schema> properties = resource.properties();
        List<Field> fields = new ArrayList<>();
        answer.path("fields").properties().forEach(each -> {
            if (!NAME.matcher(each.getKey()).matches()) {
                return;
            }
            JsonNode field = each.getValue();
            Schema known = properties.get(each.getKey());
            String type = field.path("type").asText();
            boolean nullable = field.path("nullable").asBoolean();
            fields.add(new Field(
                    each.getKey(),
                    TYPES.containsKey(type) ? type : "?",
                    nullable,
                    field.path("readonly").asBoolean(),
                    known != null));
            String place = "fields." + each.getKey();
            if (known == null) {
                deviations.add(operation, place, Kind.DECLARATION, "the contract does not know it");
            } else {
                if (!known.type().isEmpty()
                        && !TYPES.getOrDefault(type, Set.of()).contains(known.type())) {
                    deviations.add(
                            operation,
                            place,
                            Kind.DECLARATION,
                            "declared as " + (TYPES.containsKey(type) ? type : "something else") + ", in the contract "
                                    + known.type());
                }
                if (nullable && !known.isNullable()) {
                    deviations.add(operation, place, Kind.DECLARATION, "declared as nullable");
                }
            }
        });
        Set<String> notDeclared = new TreeSet<>(properties.keySet());
        fields.forEach(field -> notDeclared.remove(field.name()));
        Set<String> filters = new TreeSet<>();
        answer.path("filtering").fieldNames().forEachRemaining(name -> {
            if (NAME.matcher(name).matches()) {
                filters.add(name);
            }
        });
        return new Declaration(
                operation, answer.path("default_limit").asInt(), List.copyOf(fields), filters, notDeclared);
    }
}
