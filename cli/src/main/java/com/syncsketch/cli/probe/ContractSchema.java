package com.syncsketch.cli.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A schema of the contract, merged with the schemas that it references. Immutable. */
final class ContractSchema {

    private static final String COMPONENTS = "#/components/schemas/";

    private final JsonNode root;
    private final List<JsonNode> parts = new ArrayList<>();
    private String component = "";

    ContractSchema(JsonNode root, JsonNode node) {
        this.root = root;
        add(node);
    }

    private void add(JsonNode node) {
        String reference = node.path("$ref").asText();
        if (!reference.isEmpty()) {
            if (component.isEmpty() && reference.startsWith(COMPONENTS)) {
                component = reference.substring(COMPONENTS.length());
            }
            add(root.at(reference.substring(1)));
            return;
        }
        parts.add(node);
        node.path("allOf").forEach(this::add);
    }

    /** Returns the name of its component, or an empty string. */
    String component() {
        return component;
    }

    /** Returns the JSON type, or an empty string if any type is valid. */
    String type() {
        return text("type");
    }

    String format() {
        return text("format");
    }

    String pattern() {
        return text("pattern");
    }

    private String text(String keyword) {
        return parts.stream()
                .map(part -> part.path(keyword).asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Returns whether null is valid: every part with a type must be nullable. */
    boolean isNullable() {
        return parts.stream()
                .filter(part -> part.has("type"))
                .allMatch(part -> part.path("nullable").asBoolean());
    }

    /** Returns whether the schema leaves the type open. */
    boolean isOpen() {
        return type().isEmpty() && properties().isEmpty();
    }

    /** Returns whether a number may be a string of digits. */
    boolean isLooseNumber() {
        return parts.stream().anyMatch(part -> part.path("x-loose-number").asBoolean());
    }

    /** Returns the described fields. */
    Map<String, ContractSchema> properties() {
        Map<String, ContractSchema> properties = new LinkedHashMap<>();
        parts.forEach(part -> part.path("properties")
                .properties()
                .forEach(property ->
                        properties.putIfAbsent(property.getKey(), new ContractSchema(root, property.getValue()))));
        return properties;
    }

    /** Returns the fields that every response has. */
    Set<String> required() {
        return names("required");
    }

    /** Returns the fields that every full response has. */
    Set<String> expected() {
        Set<String> names = names("required");
        names.addAll(names("x-expected-fields"));
        return names;
    }

    private Set<String> names(String keyword) {
        Set<String> names = new LinkedHashSet<>();
        parts.forEach(part -> part.path(keyword).forEach(name -> names.add(name.asText())));
        return names;
    }

    /** Returns the listed values of a closed or open enum, or an empty set if any value is valid. */
    Set<String> values() {
        Set<String> values = names("enum");
        parts.forEach(part -> part.path("x-open-enum")
                .forEach(entry -> values.add(entry.path("value").asText())));
        return values;
    }

    /** Returns the schema of the elements of an array. */
    ContractSchema items() {
        return new ContractSchema(
                root,
                parts.stream()
                        .map(part -> part.path("items"))
                        .filter(JsonNode::isObject)
                        .findFirst()
                        .orElseGet(MissingNode::getInstance));
    }
}
