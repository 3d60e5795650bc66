package com.syncsketch.mock.internal.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.fault.FieldEdit;
import com.syncsketch.mock.internal.contract.Contract;
import java.util.ArrayList;
import java.util.List;

/** The fields of the successful response of an operation, according to the contract. */
public final class ResponseFields {

    private final Contract contract;
    private final String operation;
    private final JsonNode schema;

    /**
     * Finds the response of an operation.
     *
     * @param contract the contract
     * @param operation the id of the operation; one that is not in the contract has no JSON response
     */
    public ResponseFields(Contract contract, String operation) {
        this.contract = contract;
        this.operation = operation;
        this.schema = contract.successSchema(operation);
    }

    /** Checks whether the response is an array or a v1 list. */
    public boolean isList() {
        return isPage() || resolve(schema).path("type").asText().equals("array");
    }

    /** Checks whether the response is a v1 list, with {@code meta} and {@code objects}. */
    public boolean isPage() {
        return !field(schema, "meta").isEmpty() && !field(schema, "objects").isEmpty();
    }

    /**
     * Checks that an edit can be applied.
     *
     * @param edit the edit
     * @throws IllegalArgumentException if the response has no such field; the message lists those that it has
     */
    public void check(FieldEdit edit) {
        if (schema.isMissingNode()) {
            throw new IllegalArgumentException(
                    "The response of " + operation + " is not JSON, so it has no fields to change");
        }
        if (isOpen(schema)) {
            return;
        }
        List<String> names = List.of(edit.field().split("\\.", -1));
        List<JsonNode> at = List.of(elements(names.get(0)));
        boolean adds = edit.kind() == FieldEdit.Kind.UNKNOWN_FIELD || edit.kind() == FieldEdit.Kind.REPLACED;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            List<JsonNode> next = new ArrayList<>();
            at.forEach(node -> next.addAll(field(node, name)));
            boolean last = i == names.size() - 1;
            if (last && edit.kind() == FieldEdit.Kind.UNKNOWN_FIELD && !next.isEmpty()) {
                throw new IllegalArgumentException("The response of " + operation + " has a field '" + edit.field()
                        + "', so it would not be unknown");
            }
            if (next.isEmpty() && !(last && adds)) {
                List<String> known = at.stream()
                        .flatMap(node -> names(node).stream())
                        .distinct()
                        .sorted()
                        .toList();
                throw new IllegalArgumentException("The response of " + operation + " has no field '" + edit.field()
                        + "': '" + name + "' is none of " + known);
            }
            at = next;
        }
        if (edit.kind() == FieldEdit.Kind.UNKNOWN_VALUE && at.stream().noneMatch(this::isText)) {
            throw new IllegalArgumentException("Only a string can have an unknown value, and '" + edit.field() + "' of "
                    + operation + " is not a string");
        }
    }

    private JsonNode elements(String first) {
        boolean ofPage = isPage() && !first.equals("meta") && !first.equals("objects");
        return ofPage ? field(schema, "objects").get(0) : schema;
    }

    private boolean isText(JsonNode node) {
        JsonNode resolved = resolve(node);
        if (resolved.path("type").asText().equals("string")) {
            return true;
        }
        for (JsonNode part : resolved.path("allOf")) {
            if (isText(part)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOpen(JsonNode node) {
        return resolve(node).path("x-unknown-shape").asBoolean();
    }

    private JsonNode resolve(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isMissingNode()
                ? node
                : resolve(contract.document().at(reference.asText().substring(1)));
    }

    /** Finds the schemas of a field; of an array, those of the field of its elements. */
    private List<JsonNode> field(JsonNode node, String name) {
        JsonNode resolved = resolve(node);
        if (resolved.path("type").asText().equals("array")) {
            return field(resolved.path("items"), name);
        }
        List<JsonNode> found = new ArrayList<>();
        JsonNode property = resolved.path("properties").path(name);
        if (!property.isMissingNode()) {
            found.add(property);
        }
        resolved.path("allOf").forEach(part -> found.addAll(field(part, name)));
        return found;
    }

    private List<String> names(JsonNode node) {
        JsonNode resolved = resolve(node);
        if (resolved.path("type").asText().equals("array")) {
            return names(resolved.path("items"));
        }
        List<String> names = new ArrayList<>();
        resolved.path("properties").fieldNames().forEachRemaining(names::add);
        resolved.path("allOf").forEach(part -> names.addAll(names(part)));
        return names;
    }
}
