package com.syncsketch.it.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.syncsketch.it.prism.PrismExtension;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The parts of the contract that the tests use, read without the generator. */
final class ContractDocument {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /**
     * An operation: its id, tag, names in code, path, method, error statuses, query parameters, and request media types
     * with schemas. {@code stepOf} is null for an operation that is not a step of a larger task.
     */
    record Operation(
            String id,
            String tag,
            String sdkName,
            @Nullable List<String> stepOf,
            String method,
            String path,
            List<Integer> errors,
            Set<String> queryParameters,
            Map<String, JsonNode> bodies) {}

    private final JsonNode root;
    private final Map<String, Operation> operations = new LinkedHashMap<>();

    ContractDocument() {
        try (InputStream file = ContractDocument.class.getResourceAsStream("/" + PrismExtension.DEFAULT_CONTRACT)) {
            root = new YAMLMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> add(path.getKey(), path.getValue(), method.getKey(), method.getValue())));
    }

    private void add(String path, JsonNode item, String method, JsonNode operation) {
        List<Integer> errors = operation.path("responses").properties().stream()
                .map(Map.Entry::getKey)
                .filter(code -> code.matches("[45]\\d\\d"))
                .map(Integer::valueOf)
                .toList();
        Set<String> query = new TreeSet<>();
        for (JsonNode parameters : List.of(item.path("parameters"), operation.path("parameters"))) {
            parameters.forEach(parameter -> {
                if (resolve(parameter).path("in").asText().equals("query")) {
                    query.add(resolve(parameter).path("name").asText());
                }
            });
        }
        Map<String, JsonNode> bodies = new LinkedHashMap<>();
        operation
                .at("/requestBody/content")
                .properties()
                .forEach(media -> bodies.put(media.getKey(), media.getValue().path("schema")));
        String id = operation.path("operationId").asText();
        List<String> stepOf = null;
        if (operation.has("x-sdk-step-of")) {
            List<String> names = new ArrayList<>();
            operation.path("x-sdk-step-of").forEach(name -> names.add(name.asText()));
            stepOf = List.copyOf(names);
        }
        operations.put(
                id,
                new Operation(
                        id,
                        operation.path("tags").path(0).asText(),
                        operation.path("x-sdk-name").asText(),
                        stepOf,
                        method.toUpperCase(java.util.Locale.ROOT),
                        path,
                        errors,
                        query,
                        bodies));
    }

    Map<String, Operation> operations() {
        return operations;
    }

    /** Returns the whole document as JSON. */
    String json() {
        return root.toString();
    }

    /** Returns all fields that a body of this schema can have, as paths such as {@code item_data.uuid}. */
    Set<String> fields(JsonNode schema) {
        Set<String> fields = new TreeSet<>();
        collectFields("", schema, fields);
        return fields;
    }

    private void collectFields(String prefix, JsonNode reference, Set<String> into) {
        JsonNode schema = resolve(
                reference.path("allOf").isArray() ? reference.path("allOf").get(0) : reference);
        if (schema.has("items")) {
            collectFields(prefix, schema.path("items"), into);
        }
        schema.path("properties").properties().forEach(field -> {
            into.add(prefix + field.getKey());
            collectFields(prefix + field.getKey() + ".", field.getValue(), into);
        });
    }

    /** Returns all fields of a body, in the same notation. */
    static Set<String> fieldsOf(JsonNode body) {
        Set<String> fields = new TreeSet<>();
        collectFieldsOf("", body, fields);
        return fields;
    }

    private static void collectFieldsOf(String prefix, JsonNode value, Set<String> into) {
        value.properties().forEach(field -> {
            into.add(prefix + field.getKey());
            collectFieldsOf(prefix + field.getKey() + ".", field.getValue(), into);
        });
        if (value.isArray()) {
            value.forEach(element -> collectFieldsOf(prefix, element, into));
        }
    }

    private JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : root.at(reference.substring(1));
    }
}
