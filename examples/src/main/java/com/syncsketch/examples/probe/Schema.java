package com.syncsketch.examples.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A schema of the contract, with all that it refers to taken together. Immutable. */
final class Schema {

    private static final String COMPONENTS = "#/components/schemas/";

    private final JsonNode root;
    private final List<JsonNode> parts = new ArrayList<>();
    private String component = "";

    Schema(JsonNode root, JsonNode node) {
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

    /** Gives the name of the component that it is, or an empty text. */
    String component() {
        return component;
    }

    /** Gives the JSON type, or an empty text where any type will do. */
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

    /** Tells whether null will do: it must for each part that names a type. */
    boolean isNullable() {
        return parts.stream()
                .filter(part -> part.has("type"))
                .allMatch(part -> part.path("nullable").asBoolean());
    }

    /** Tells whether nothing is known of the shape of the value. */
    boolean isOpen() {
        return type().isEmpty() && properties().isEmpty();
    }

    /** Tells whether a number may come as a text of digits. */
    boolean isLooseNumber() {
        return parts.stream().anyMatch(part -> part.path("x-loose-number").asBoolean());
    }

    /** Gives the members that are described. */
    Map<String, Schema> properties() {
        Map<String, Schema> properties = new LinkedHashMap<>();
        parts.forEach(part -> part.path("properties")
                .properties()
                .forEach(property -> properties.putIfAbsent(property.getKey(), new Schema(root, property.getValue()))));
        return properties;
    }

    /** Gives the members that every answer has, whatever it was asked for. */
    Set<String> required() {
        return names("required");
    }

    /** Gives the members that every full answer is known to have. */
    Set<String> expected() {
        Set<String> names = names("required");
        names.addAll(names("x-expected-members"));
        return names;
    }

    private Set<String> names(String keyword) {
        Set<String> names = new LinkedHashSet<>();
        parts.forEach(part -> part.path(keyword).forEach(name -> names.add(name.asText())));
        return names;
    }

    /** Gives the values that are known, of a set that is closed or may grow; empty if any value will do. */
    Set<String> values() {
        Set<String> values = names("enum");
        parts.forEach(part -> part.path("x-open-enum")
                .forEach(each -> values.add(each.path("value").asText())));
        return values;
    }

    /** Gives what the elements of an array are like. */
    Schema items() {
        return new Schema(
                root,
                parts.stream()
                        .map(part -> part.path("items"))
                        .filter(JsonNode::isObject)
                        .findFirst()
                        .orElseGet(MissingNode::getInstance));
    }
}
