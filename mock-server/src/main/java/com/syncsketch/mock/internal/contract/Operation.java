package com.syncsketch.mock.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An operation of the contract, and what it asks of requests and answers.
 *
 * @param id its {@code operationId}
 * @param method the HTTP method
 * @param template the path with its parameters in braces
 * @param parameters its parameters of path and query
 * @param bodyRequired whether a request must have a body
 * @param bodies what a request's body must be like, by media type; empty if it takes none
 * @param replies what answers may be like, by status: {@code 2XX}, {@code 404} and so on
 */
public record Operation(
        String id,
        String method,
        String template,
        List<Parameter> parameters,
        boolean bodyRequired,
        Map<String, SchemaReference> bodies,
        Map<String, ReplyShape> replies) {

    /**
     * What an answer may be like.
     *
     * @param bodies the schemas by media type; empty if the answer has no body
     * @param open whether any body will do, and none
     */
    public record ReplyShape(Map<String, SchemaReference> bodies, boolean open) {}

    /**
     * Gives the way in which this operation words errors.
     *
     * @return the dialect
     */
    public ErrorFormat dialect() {
        return ErrorFormat.of(template);
    }

    /**
     * Finds a parameter of the query.
     *
     * @param name its name
     * @return the parameter; empty if the contract has none of that name here
     */
    public Optional<Parameter> queryParameter(String name) {
        return parameters.stream()
                .filter(parameter ->
                        parameter.in().equals("query") && parameter.name().equals(name))
                .findFirst();
    }

    /**
     * Holds the parameters of a request against the contract.
     *
     * @param path the values in the path by name
     * @param query the values in the query by name, without credentials
     * @param strict whether unknown names are wrong too
     * @return what is wrong
     */
    public List<Violation> checkParameters(Map<String, String> path, Map<String, List<String>> query, boolean strict) {
        List<Violation> problems = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (parameter.in().equals("path")) {
                problems.addAll(parameter.check(List.of(path.get(parameter.name()))));
            } else if (query.containsKey(parameter.name())) {
                problems.addAll(parameter.check(query.get(parameter.name())));
            } else if (parameter.required()) {
                problems.add(new Violation("query parameter " + parameter.name(), "is missing"));
            }
        }
        if (strict) {
            query.keySet().stream()
                    .filter(name -> queryParameter(name).isEmpty())
                    .forEach(name -> problems.add(new Violation("query parameter " + name, "is not known here")));
        }
        return problems;
    }

    /**
     * Holds a body of JSON against the contract.
     *
     * @param mediaType the media type without its parameters
     * @param body the body
     * @return what is wrong
     */
    public List<Violation> checkBody(String mediaType, JsonNode body) {
        SchemaReference shape = bodies.get(mediaType);
        if (shape == null) {
            return List.of(new Violation("header Content-Type", "must be one of " + bodies.keySet()));
        }
        return shape.check("body", body);
    }

    /**
     * Holds an answer against the contract.
     *
     * @param status the status
     * @param mediaType the media type, or null if there is no body
     * @param body the body, or null if there is none or it is not JSON
     * @return what is wrong
     */
    public List<Violation> checkReply(int status, @Nullable String mediaType, @Nullable JsonNode body) {
        ReplyShape shape = replies.get(String.valueOf(status));
        if (shape == null) {
            shape = replies.get(status / 100 + "XX");
        }
        if (shape == null) {
            return List.of(new Violation("status " + status, "is not among " + replies.keySet()));
        }
        if (shape.open() || (mediaType == null && status >= 400)) {
            return List.of();
        }
        if (mediaType == null) {
            return shape.bodies().isEmpty()
                    ? List.of()
                    : List.of(new Violation(
                            "body",
                            "is missing, must be one of " + shape.bodies().keySet()));
        }
        SchemaReference content = shape.bodies().get(mediaType);
        if (content == null) {
            return List.of(new Violation(
                    "media type " + mediaType, "is not among " + shape.bodies().keySet()));
        }
        return body == null ? List.of() : content.check("body", body);
    }

    /** Gives the identifier, method and path. */
    @Override
    public String toString() {
        return id + " (" + method + " " + template + ")";
    }

    /** Reads an operation out of the document. */
    static final class Reader {

        private final JsonNode document;
        private final SchemaRegistry schemas;

        Reader(JsonNode document, SchemaRegistry schemas) {
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
            Map<String, ReplyShape> replies = new LinkedHashMap<>();
            operation
                    .path("responses")
                    .fieldNames()
                    .forEachRemaining(status -> replies.put(status, reply(resolve(pointer + "/responses/" + status))));
            return new Operation(
                    operation.path("operationId").asText(),
                    method.toUpperCase(Locale.ROOT),
                    template,
                    List.copyOf(parameters),
                    document.at(body).path("required").asBoolean(),
                    schemas(body),
                    replies);
        }

        /** Reads what the callbacks of an operation carry, by their names. */
        Map<String, SchemaReference> callbacks(String template, String method) {
            Map<String, SchemaReference> bodies = new LinkedHashMap<>();
            String pointer = "/paths/" + escape(template) + "/" + method + "/callbacks";
            document.at(pointer)
                    .properties()
                    .forEach(callback -> callback.getValue()
                            .fieldNames()
                            .forEachRemaining(address -> schemas(pointer + "/" + callback.getKey() + "/"
                                            + escape(address) + "/post/requestBody")
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
                        array,
                        new SchemaReference(schemas, resolve(at + "/schema"))));
            }
            return parameters;
        }

        private ReplyShape reply(String pointer) {
            boolean open = false;
            for (JsonNode content : document.at(pointer).path("content")) {
                String reference = content.path("schema").path("$ref").asText();
                open |= document.at(reference.isEmpty() ? "/none" : reference.substring(1))
                        .path("x-unknown-shape")
                        .asBoolean();
            }
            return new ReplyShape(schemas(pointer), open);
        }

        private Map<String, SchemaReference> schemas(String pointer) {
            Map<String, SchemaReference> byMediaType = new LinkedHashMap<>();
            document.at(pointer)
                    .path("content")
                    .fieldNames()
                    .forEachRemaining(mediaType -> byMediaType.put(
                            mediaType,
                            new SchemaReference(schemas, resolve(pointer + "/content/" + escape(mediaType) + "/schema"))));
            return byMediaType;
        }

        /** Follows references from a place to the one that holds the thing itself. */
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
