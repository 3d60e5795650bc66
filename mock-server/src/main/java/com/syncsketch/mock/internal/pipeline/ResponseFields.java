package com.syncsketch.mock.internal.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.fault.Action.Edit;
import com.syncsketch.mock.internal.contract.Contract;
import java.util.ArrayList;
import java.util.List;

/** Which members the successful answer of an operation has. */
public final class ResponseFields {

    private final Contract contract;
    private final String operation;
    private final JsonNode schema;

    /**
     * Finds the answer of an operation.
     *
     * @param contract the contract
     * @param operation the operation; one that the contract does not have answers without JSON
     */
    public ResponseFields(Contract contract, String operation) {
        this.contract = contract;
        this.operation = operation;
        this.schema = contract.successSchema(operation);
    }

    /**
     * Tells whether the answer is a list.
     *
     * @return whether it is an array, or has {@code objects}
     */
    public boolean isList() {
        return isPage() || resolve(schema).path("type").asText().equals("array");
    }

    /**
     * Tells whether the answer is a list of v1.
     *
     * @return whether it has {@code meta} and {@code objects}
     */
    public boolean isPage() {
        return !member(schema, "meta").isEmpty() && !member(schema, "objects").isEmpty();
    }

    /**
     * Checks that a change can be made.
     *
     * @param edit the change
     * @throws IllegalArgumentException if the answer has no such member; the text names those that it has
     */
    public void check(Edit edit) {
        if (schema.isMissingNode()) {
            throw new IllegalArgumentException(operation + " does not answer with JSON, so no member can be changed");
        }
        if (isOpen(schema)) {
            return;
        }
        List<String> names = List.of(edit.member().split("\\.", -1));
        List<JsonNode> at = List.of(records(names.get(0)));
        boolean adds = edit.kind() == Edit.Kind.UNKNOWN_MEMBER || edit.kind() == Edit.Kind.REPLACED;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            List<JsonNode> next = new ArrayList<>();
            at.forEach(node -> next.addAll(member(node, name)));
            boolean last = i == names.size() - 1;
            if (last && edit.kind() == Edit.Kind.UNKNOWN_MEMBER && !next.isEmpty()) {
                throw new IllegalArgumentException(
                        operation + " has a member '" + edit.member() + "', so it would not be an unknown one");
            }
            if (next.isEmpty() && !(last && adds)) {
                List<String> known = at.stream()
                        .flatMap(node -> names(node).stream())
                        .distinct()
                        .sorted()
                        .toList();
                throw new IllegalArgumentException(operation + " answers without a member '" + edit.member()
                        + "'; in place of '" + name + "' there are " + known);
            }
            at = next;
        }
        if (edit.kind() == Edit.Kind.UNKNOWN_VALUE && at.stream().noneMatch(this::isText)) {
            throw new IllegalArgumentException(
                    "Only a text can have an unknown value, and '" + edit.member() + "' of " + operation + " is none");
        }
    }

    private JsonNode records(String first) {
        boolean ofPage = isPage() && !first.equals("meta") && !first.equals("objects");
        return ofPage ? member(schema, "objects").get(0) : schema;
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

    /** Finds the schemas of a member; of arrays, that of their elements. */
    private List<JsonNode> member(JsonNode node, String name) {
        JsonNode resolved = resolve(node);
        if (resolved.path("type").asText().equals("array")) {
            return member(resolved.path("items"), name);
        }
        List<JsonNode> found = new ArrayList<>();
        JsonNode property = resolved.path("properties").path(name);
        if (!property.isMissingNode()) {
            found.add(property);
        }
        resolved.path("allOf").forEach(part -> found.addAll(member(part, name)));
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
