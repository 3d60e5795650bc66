package com.syncsketch.mock.internal.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.contract.Contract;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Adds the fields of the contract that a resource does not have, with null or the usual default of their type. Tastypie sends every
 * field of a resource, and programs read fields without checking whether they are there. Guarded by the lock of the store.
 */
final class UnsetFields {

    /** The fields that a response has only on request, or in one of two operations. */
    private static final Map<String, Set<String>> ON_REQUEST = Map.of(
            "Account", Set.of("connections"),
            "Project", Set.of("connections"),
            "Review", Set.of("items"),
            "Item", Set.of("revision_id"));

    /** The texts that are empty if unset, as is usual for Django. An empty approval status means that there is none (recorded). */
    private static final Set<String> EMPTY_TEXTS = Set.of("description", "artist", "approval_status", "group");

    private final Contract contract;
    private final Map<String, ObjectNode> defaults = new HashMap<>();

    UnsetFields(Contract contract) {
        this.contract = contract;
    }

    /**
     * Adds the missing fields.
     *
     * @param component the schema of the resource
     * @param view the JSON of the resource, which is modified
     * @return the same JSON
     */
    ObjectNode complete(String component, ObjectNode view) {
        defaults.computeIfAbsent(component, this::defaults).properties().forEach(field -> {
            if (!view.has(field.getKey())) {
                view.set(field.getKey(), field.getValue());
            }
        });
        return view;
    }

    private ObjectNode defaults(String component) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        contract.schema(component).path("properties").properties().forEach(property -> {
            // A string with a format, such as a time, has no default.
            boolean text = property.getValue().has("format")
                    && property.getValue().path("type").asText().equals("string")
                    && !property.getValue().path("nullable").asBoolean();
            if (!text && !ON_REQUEST.getOrDefault(component, Set.of()).contains(property.getKey())) {
                fields.set(property.getKey(), value(property.getKey(), property.getValue()));
            }
        });
        return fields;
    }

    private static JsonNode value(String name, JsonNode schema) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (EMPTY_TEXTS.contains(name)) {
            return nodes.textNode("");
        }
        if (schema.path("nullable").asBoolean()) {
            return nodes.nullNode();
        }
        return switch (schema.path("type").asText()) {
            case "string" -> nodes.textNode("");
            case "boolean" -> nodes.booleanNode(false);
            case "integer", "number" -> nodes.numberNode(0);
            case "array" -> nodes.arrayNode();
            default -> nodes.nullNode();
        };
    }
}
