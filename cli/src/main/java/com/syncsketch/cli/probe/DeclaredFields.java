package com.syncsketch.cli.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.cli.probe.Deviation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Compares the fields that the service itself declares for a resource with the contract.
 *
 * <p>The declaration comes from the code of the service and not from its users, so the report contains its names, but not
 * its texts and defaults.
 */
final class DeclaredFields {

    /** A field as declared by the service. */
    record Field(String name, String type, boolean nullable, boolean readOnly, boolean inContract) {}

    /**
     * The declaration of one operation.
     *
     * @param defaultLimit the default page size, or 0 if the declaration has none
     * @param notDeclared fields of the contract that the service does not declare
     */
    record Declaration(
            String operation, int defaultLimit, List<Field> fields, Set<String> filters, Set<String> notDeclared) {}

    private static final String COMPONENT = "ResourceSchema";
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z_0-9]{0,39}");

    /** The type names of the framework, each with the JSON types that it may stand for. */
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
            // A related resource is shown as a URL, an object, or a list of either.
            Map.entry("related", Set.of("string", "object", "array", "integer")));

    private DeclaredFields() {}

    /** Returns whether the keys of a field are names of declared fields. */
    static boolean hasFieldNames(ContractSchema owner, JsonNode field) {
        return isDeclaration(owner) && field.isObject();
    }

    /** Returns whether responses of this schema are declarations. */
    static boolean isDeclaration(ContractSchema schema) {
        return schema.component().equals(COMPONENT);
    }

    /** Compares a declaration with the schema of the resource. */
    static Declaration compare(String operation, JsonNode response, ContractSchema resource, Deviations deviations) {
        Map<String, ContractSchema> properties = resource.properties();
        List<Field> fields = new ArrayList<>();
        response.path("fields").properties().forEach(entry -> {
            if (!NAME.matcher(entry.getKey()).matches()) {
                return;
            }
            JsonNode field = entry.getValue();
            ContractSchema known = properties.get(entry.getKey());
            String type = field.path("type").asText();
            boolean nullable = field.path("nullable").asBoolean();
            fields.add(new Field(
                    entry.getKey(),
                    TYPES.containsKey(type) ? type : "?",
                    nullable,
                    field.path("readonly").asBoolean(),
                    known != null));
            String fieldPath = "fields." + entry.getKey();
            if (known == null) {
                deviations.add(operation, fieldPath, Kind.DECLARATION, "not in the contract");
            } else {
                if (!known.type().isEmpty()
                        && !TYPES.getOrDefault(type, Set.of()).contains(known.type())) {
                    deviations.add(
                            operation,
                            fieldPath,
                            Kind.DECLARATION,
                            "declared as " + (TYPES.containsKey(type) ? type : "another type") + ", contract says "
                                    + known.type());
                }
                if (nullable && !known.isNullable()) {
                    deviations.add(operation, fieldPath, Kind.DECLARATION, "declared as nullable");
                }
            }
        });
        Set<String> notDeclared = new TreeSet<>(properties.keySet());
        fields.forEach(field -> notDeclared.remove(field.name()));
        Set<String> filters = new TreeSet<>();
        response.path("filtering").fieldNames().forEachRemaining(name -> {
            if (NAME.matcher(name).matches()) {
                filters.add(name);
            }
        });
        return new Declaration(
                operation, response.path("default_limit").asInt(), List.copyOf(fields), filters, notDeclared);
    }
}
