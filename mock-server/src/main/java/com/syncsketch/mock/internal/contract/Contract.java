package com.syncsketch.mock.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.syncsketch.mock.internal.json.Json;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The OpenAPI contract of the service. Immutable and thread-safe. */
public final class Contract {

    private static final String RESOURCE = "/com/syncsketch/openapi/syncsketch.json";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode document;
    private final List<PathTemplate> pathTemplates = new ArrayList<>();
    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final Map<String, SchemaReference> callbacks = new LinkedHashMap<>();
    private final SchemaCache schemas;

    /**
     * A path of the contract that matches a request.
     *
     * @param operations its operations by HTTP method
     * @param parameters the decoded path parameters by name
     */
    public record Match(Map<String, Operation> operations, Map<String, String> parameters) {}

    private Contract(JsonNode document) {
        this.document = document;
        this.schemas = new SchemaCache(document);
        Operation.Reader reader = new Operation.Reader(document, schemas);
        document.path("paths").properties().forEach(path -> {
            Map<String, Operation> byMethod = new LinkedHashMap<>();
            path.getValue().fieldNames().forEachRemaining(method -> {
                if (METHODS.contains(method)) {
                    Operation operation = reader.read(path.getKey(), method);
                    byMethod.put(operation.method(), operation);
                    operations.put(operation.id(), operation);
                    callbacks.putAll(reader.callbacks(path.getKey(), method));
                }
            });
            pathTemplates.add(new PathTemplate(path.getKey(), byMethod));
        });
        // Literal segments win over parameters: /review/schema/ is not the review with the id "schema".
        pathTemplates.sort(Comparator.comparing(PathTemplate::parameterCount));
    }

    /**
     * Returns the contract that is bundled with this library. It is read once.
     *
     * @return the contract
     */
    public static Contract bundled() {
        return Bundled.CONTRACT;
    }

    /**
     * Parses a contract.
     *
     * @param json an OpenAPI 3.0 document
     * @return the contract
     * @throws IOException if it cannot be read
     */
    public static Contract read(InputStream json) throws IOException {
        return new Contract(Json.read(json.readAllBytes()));
    }

    /**
     * Lists the operations.
     *
     * @return all operations by their {@code operationId}, in the order of the document
     */
    public Map<String, Operation> operations() {
        return Map.copyOf(operations);
    }

    /**
     * Returns the whole document.
     *
     * @return the document, which must not be modified
     */
    public JsonNode document() {
        return document;
    }

    /**
     * Returns the schema of the successful JSON response of an operation.
     *
     * @param operationId the id of the operation
     * @return the schema; a missing node if there is no such operation, or its response is not JSON
     */
    public JsonNode successSchema(String operationId) {
        Operation operation = operations.get(operationId);
        if (operation == null) {
            return MissingNode.getInstance();
        }
        JsonNode response = document.path("paths")
                .path(operation.template())
                .path(operation.method().toLowerCase(Locale.ROOT))
                .path("responses")
                .path("2XX");
        while (response.has("$ref")) {
            response = document.at(response.path("$ref").asText().substring(1));
        }
        return response.path("content").path("application/json").path("schema");
    }

    /**
     * Checks the body of a webhook against the contract.
     *
     * @param callback the name of a callback, such as {@code itemUploaded}
     * @param body the body
     * @return the violations
     * @throws IllegalArgumentException if the contract has no such callback
     */
    public List<Violation> checkCallback(String callback, JsonNode body) {
        SchemaReference schema = callbacks.get(callback);
        if (schema == null) {
            throw new IllegalArgumentException("The contract has no callback " + callback);
        }
        return schema.check("body", body);
    }

    /**
     * Finds an operation.
     *
     * @param operationId its {@code operationId}
     * @return the operation
     * @throws IllegalArgumentException if there is none
     */
    public Operation operation(String operationId) {
        Operation operation = operations.get(operationId);
        if (operation == null) {
            throw new IllegalArgumentException("The contract has no operation " + operationId);
        }
        return operation;
    }

    /**
     * Returns a schema as written in the document.
     *
     * @param component its name in the components
     * @return the schema; a missing node if there is none
     */
    public JsonNode schema(String component) {
        return document.at("/components/schemas/" + component);
    }

    /**
     * Checks JSON against a schema.
     *
     * @param component the name of the schema in the components
     * @param place the name of the JSON in the text of violations
     * @param value the JSON value
     * @return the violations
     */
    public List<Violation> check(String component, String place, JsonNode value) {
        return new SchemaReference(schemas, "/components/schemas/" + component).check(place, value);
    }

    /**
     * Converts JSON to the types of a schema, as a framework does by default.
     *
     * @param component the name of the schema in the components
     * @param value the JSON value; objects and arrays are changed in place
     * @param conversion the conversion
     * @return the converted value
     */
    public JsonNode convert(String component, JsonNode value, FieldConversion conversion) {
        return new SchemaReference(schemas, "/components/schemas/" + component).convert(value, conversion);
    }

    /**
     * Finds the path template that matches a path.
     *
     * @param segments the decoded segments of a path, without the slashes around them
     * @return the match; empty if the contract has no such path
     */
    public Optional<Match> match(List<String> segments) {
        for (PathTemplate pathTemplate : pathTemplates) {
            Optional<Map<String, String>> parameters = pathTemplate.match(segments);
            if (parameters.isPresent()) {
                return Optional.of(new Match(pathTemplate.operations, parameters.get()));
            }
        }
        return Optional.empty();
    }

    /**
     * Checks that exactly the operations of this contract are implemented.
     *
     * @param implemented the ids of the implemented operations
     * @throws IllegalStateException if an operation is not implemented, or an implemented one is not in the contract; the
     *     message names them all
     */
    public void requireCovered(Set<String> implemented) {
        Set<String> missing = new TreeSet<>(operations.keySet());
        missing.removeAll(implemented);
        Set<String> unknown = new TreeSet<>(implemented);
        unknown.removeAll(operations.keySet());
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new IllegalStateException("The mock server does not cover the contract: not implemented " + missing
                    + ", not in the contract " + unknown);
        }
    }

    private static final class PathTemplate {

        private final List<String> segments;
        private final Map<String, Operation> operations;

        PathTemplate(String template, Map<String, Operation> operations) {
            this.segments = List.of(template.substring(1, template.length() - 1).split("/", -1));
            this.operations = operations;
        }

        long parameterCount() {
            return segments.stream().filter(segment -> segment.startsWith("{")).count();
        }

        Optional<Map<String, String>> match(List<String> path) {
            if (path.size() != segments.size()) {
                return Optional.empty();
            }
            Map<String, String> parameters = new LinkedHashMap<>();
            for (int i = 0; i < path.size(); i++) {
                String segment = segments.get(i);
                if (segment.startsWith("{")) {
                    parameters.put(segment.substring(1, segment.length() - 1), path.get(i));
                } else if (!segment.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(parameters);
        }
    }

    private static final class Bundled {

        static final Contract CONTRACT = load();

        private static Contract load() {
            try (InputStream json = Contract.class.getResourceAsStream(RESOURCE)) {
                if (json == null) {
                    throw new FileNotFoundException(RESOURCE + " is not on the class path");
                }
                return read(json);
            } catch (IOException e) {
                throw new UncheckedIOException("Could not read the contract", e);
            }
        }
    }
}
