package com.syncsketch.mock.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An operation of the contract, with the schemas of its requests and responses. Immutable and thread-safe.
 *
 * @param id its {@code operationId}
 * @param method the HTTP method
 * @param template the path with its parameters in braces
 * @param parameters its path and query parameters
 * @param bodyRequired whether a request must have a body
 * @param bodies the schemas of the request body by media type; empty if it takes none
 * @param responses the schemas of the responses by status code: {@code 2XX}, {@code 404} and so on
 */
public record Operation(
        String id,
        String method,
        String template,
        List<Parameter> parameters,
        boolean bodyRequired,
        Map<String, SchemaReference> bodies,
        Map<String, ResponseSchemas> responses) {

    /**
     * The schemas of a response.
     *
     * @param bodies the schemas by media type; empty if the response has no body
     * @param open whether any body is valid, and also none
     */
    public record ResponseSchemas(Map<String, SchemaReference> bodies, boolean open) {}

    /**
     * Returns the format of the error responses of this operation.
     *
     * @return the format
     */
    public ErrorFormat errorFormat() {
        return ErrorFormat.of(template);
    }

    /**
     * Finds a query parameter.
     *
     * @param name its name
     * @return the parameter; empty if the operation has none of that name
     */
    public Optional<Parameter> queryParameter(String name) {
        return parameters.stream()
                .filter(parameter ->
                        parameter.in().equals("query") && parameter.name().equals(name))
                .findFirst();
    }

    /**
     * Returns the conversion of request fields in the framework of this operation. The upload service is treated as Django.
     *
     * @return the conversion by default; a strict server converts nothing
     */
    public FieldConversion conversion() {
        return errorFormat() == ErrorFormat.V2 ? FieldConversion.REST_FRAMEWORK : FieldConversion.DJANGO;
    }

    /**
     * Converts the query of a request as the framework does by default.
     *
     * @param query the query parameters by name
     * @return the converted parameters, in the same order
     */
    public Map<String, List<String>> convertQuery(Map<String, List<String>> query) {
        Map<String, List<String>> converted = new LinkedHashMap<>(query);
        converted.replaceAll((name, values) ->
                queryParameter(name).map(parameter -> parameter.convert(values)).orElse(values));
        return converted;
    }

    /**
     * Lists the query parameters that the contract does not have. A lookup across fields is not among them, because the service
     * supports more of those than were recorded.
     *
     * @param query the query parameters by name
     * @return the names of those that the framework ignores by default
     */
    public List<String> ignoredParameters(Map<String, List<String>> query) {
        return query.keySet().stream()
                .filter(name -> !name.contains("__") && queryParameter(name).isEmpty())
                .toList();
    }

    /**
     * Checks the parameters of a request against the contract.
     *
     * @param path the path parameters by name
     * @param query the query parameters by name, without credentials
     * @param strict whether unknown parameters are violations, too
     * @return the violations
     */
    public List<Violation> checkParameters(Map<String, String> path, Map<String, List<String>> query, boolean strict) {
        List<Violation> violations = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (parameter.in().equals("path")) {
                violations.addAll(parameter.check(List.of(path.get(parameter.name()))));
            } else if (query.containsKey(parameter.name())) {
                violations.addAll(parameter.check(query.get(parameter.name())));
            } else if (parameter.required()) {
                violations.add(new Violation("query parameter " + parameter.name(), "is missing"));
            }
        }
        if (strict) {
            query.keySet().stream()
                    .filter(name -> queryParameter(name).isEmpty())
                    .forEach(name -> violations.add(new Violation("query parameter " + name, "is unknown")));
        }
        return violations;
    }

    /**
     * Returns the success status code that the contract considers the most likely one. The mock server returns it.
     *
     * @return the status code
     */
    public int likelyStatus() {
        return responses.keySet().stream()
                .filter(status -> status.matches("2\\d\\d"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(id + " has no success status code"));
    }

    /**
     * Converts a JSON request body as a framework does by default.
     *
     * @param mediaType the media type without parameters
     * @param body the body; objects and arrays are changed in place
     * @param conversion the conversion
     * @return the converted body
     */
    public JsonNode convertBody(String mediaType, JsonNode body, FieldConversion conversion) {
        SchemaReference schema = bodies.get(mediaType);
        return schema == null ? body : schema.convert(body, conversion);
    }

    /**
     * Converts fields of a request that will be part of a response, and that the schema of the request does not list.
     *
     * @param mediaType the media type of the response
     * @param fields the fields, which are changed in place
     * @param conversion the conversion
     */
    public void convertStored(String mediaType, ObjectNode fields, FieldConversion conversion) {
        ResponseSchemas success = responses.get("2XX");
        SchemaReference schema = success == null ? null : success.bodies().get(mediaType);
        if (schema != null) {
            schema.convert(fields, conversion);
        }
    }

    /**
     * Checks a JSON request body against the contract.
     *
     * @param mediaType the media type without parameters
     * @param body the body
     * @return the violations
     */
    public List<Violation> checkBody(String mediaType, JsonNode body) {
        SchemaReference schema = bodies.get(mediaType);
        if (schema == null) {
            return List.of(new Violation("header Content-Type", "must be one of " + bodies.keySet()));
        }
        return schema.check("body", body);
    }

    /**
     * Checks a response against the contract.
     *
     * @param status the status code
     * @param mediaType the media type, or null if there is no body
     * @param body the body, or null if there is none or it is not JSON
     * @return the violations
     */
    public List<Violation> checkResponse(int status, @Nullable String mediaType, @Nullable JsonNode body) {
        if (status >= 200 && status < 300 && status != likelyStatus()) {
            return List.of(new Violation("status " + status, "is not the most likely one, " + likelyStatus()));
        }
        ResponseSchemas schema = responses.get(String.valueOf(status));
        if (schema == null) {
            schema = responses.get(status / 100 + "XX");
        }
        if (schema == null) {
            return List.of(new Violation("status " + status, "is not among " + responses.keySet()));
        }
        if (schema.open() || (mediaType == null && status >= 400)) {
            return List.of();
        }
        if (mediaType == null) {
            return schema.bodies().isEmpty()
                    ? List.of()
                    : List.of(new Violation(
                            "body",
                            "is missing, must be one of " + schema.bodies().keySet()));
        }
        SchemaReference content = schema.bodies().get(mediaType);
        if (content == null) {
            return List.of(new Violation(
                    "media type " + mediaType, "is not among " + schema.bodies().keySet()));
        }
        return body == null ? List.of() : content.check("body", body);
    }

    /** Returns the id, method and path template. */
    @Override
    public String toString() {
        return id + " (" + method + " " + template + ")";
    }

    /** Reads operations from the document. */
    static final class Reader {

        private final JsonNode document;
        private final SchemaCache schemas;

        Reader(JsonNode document, SchemaCache schemas) {
            this.document = document;
            this.schemas = schemas;
        }

        Operation read(String template, String method) {
            String item = "/paths/" + escape(template);
            String pointer = item + "/" + method;
            JsonNode operation = document.at(pointer);
            List<Parameter> parameters = new ArrayList<>(parameters(item + "/parameters"));
            parameters.addAll(parameters(pointer + "/parameters"));
            String body = resolve(pointer + "/requestBody");
            Map<String, ResponseSchemas> responses = new LinkedHashMap<>();
            operation
                    .path("responses")
                    .fieldNames()
                    .forEachRemaining(
                            status -> responses.put(status, response(resolve(pointer + "/responses/" + status))));
            return new Operation(
                    operation.path("operationId").asText(),
                    method.toUpperCase(Locale.ROOT),
                    template,
                    List.copyOf(parameters),
                    document.at(body).path("required").asBoolean(),
                    schemas(body),
                    responses);
        }

        /** Reads the body schemas of the callbacks of an operation, by callback name. */
        Map<String, SchemaReference> callbacks(String template, String method) {
            Map<String, SchemaReference> bodies = new LinkedHashMap<>();
            String pointer = "/paths/" + escape(template) + "/" + method + "/callbacks";
            document.at(pointer)
                    .properties()
                    .forEach(callback -> callback.getValue()
                            .fieldNames()
                            .forEachRemaining(expression -> schemas(pointer + "/" + callback.getKey() + "/"
                                            + escape(expression) + "/post/requestBody")
                                    .values()
                                    .forEach(schema -> bodies.put(callback.getKey(), schema))));
            return bodies;
        }

        private List<Parameter> parameters(String pointer) {
            List<Parameter> parameters = new ArrayList<>();
            for (int i = 0; i < document.at(pointer).size(); i++) {
                String at = resolve(pointer + "/" + i);
                JsonNode parameter = document.at(at);
                JsonNode schema = document.at(resolve(at + "/schema"));
                boolean array = schema.path("type").asText().equals("array");
                JsonNode element = array ? document.at(resolve(resolve(at + "/schema") + "/items")) : schema;
                parameters.add(new Parameter(
                        parameter.path("name").asText(),
                        parameter.path("in").asText(),
                        parameter.path("required").asBoolean(),
                        element.path("type").asText("string"),
                        element.path("format").asText().equals("date-time"),
                        array,
                        new SchemaReference(schemas, resolve(at + "/schema"))));
            }
            return parameters;
        }

        private ResponseSchemas response(String pointer) {
            boolean open = false;
            for (JsonNode content : document.at(pointer).path("content")) {
                String reference = content.path("schema").path("$ref").asText();
                open |= document.at(reference.isEmpty() ? "/none" : reference.substring(1))
                        .path("x-unknown-shape")
                        .asBoolean();
            }
            return new ResponseSchemas(schemas(pointer), open);
        }

        private Map<String, SchemaReference> schemas(String pointer) {
            Map<String, SchemaReference> byMediaType = new LinkedHashMap<>();
            document.at(pointer)
                    .path("content")
                    .fieldNames()
                    .forEachRemaining(mediaType -> byMediaType.put(
                            mediaType,
                            new SchemaReference(
                                    schemas, resolve(pointer + "/content/" + escape(mediaType) + "/schema"))));
            return byMediaType;
        }

        /** Follows references from a pointer to the one that holds the value itself. */
        private String resolve(String pointer) {
            JsonNode reference = document.at(pointer).path("$ref");
            return reference.isMissingNode()
                    ? pointer
                    : resolve(reference.asText().substring(1));
        }

        private static String escape(String name) {
            return name.replace("~", "~0").replace("/", "~1");
        }
    }
}
