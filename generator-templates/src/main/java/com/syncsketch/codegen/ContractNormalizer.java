package com.syncsketch.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openapitools.codegen.utils.ModelUtils;

/**
 * Prepares the contract for generation: gathers optional query parameters in one object, turns open enumerations into enums,
 * and removes the operations that need a streaming client.
 */
final class ContractNormalizer {

    /** On a flag of a query: the wire values of true and false. */
    static final String FLAG_WORDS = "x-flag-words";

    /** On an operation, a field or a query parameter: its name in Java. */
    static final String SDK_NAME = "x-sdk-name";

    /** On a field that is the relative URI of a resource: the name of the resource in the URI, such as {@code item}. */
    static final String RESOURCE_URI = "x-resource-uri";

    static final String CSV = "x-csv";
    static final String QUERY = "x-query";
    static final String QUERY_TYPE = "x-query-type";
    static final String OPEN_ENUM = "x-open-enum";
    static final String UNKNOWN_SHAPE = "x-unknown-shape";

    /** On an operation: the methods of the client that perform it as one of their steps. */
    static final String STEP_OF = "x-sdk-step-of";

    /** On an operation: how its list is paged. */
    static final String PAGINATION = "x-pagination";

    /** The name of the field of a page that contains the entries. */
    static final String PAGE_ENTRIES = "x-page-entries";

    /** Ends the names of the interfaces of steps, before {@code Api}. */
    static final String STEPS = "Steps";

    /** A parameter that ends with one of Django's look-ups, whose words say nothing to a Java user. */
    private static final Pattern LOOK_UP = Pattern.compile(
            ".*__(i?exact|i?contains|i?startswith|i?endswith|i?regex|in|gte?|lte?|range|isnull|date|year|month|day)");

    private static final String FLAG_SCHEMA = "Flag";
    private static final List<String> DEFAULT_FLAG_WORDS = List.of("1", "0");

    private final OpenAPI document;

    @SuppressWarnings("rawtypes") // as the parser's own model declares it
    private final Map<String, Schema> schemas;

    ContractNormalizer(OpenAPI document) {
        this.document = document;
        this.schemas = document.getComponents().getSchemas();
    }

    void prepare() {
        removeOperations(document, operation -> isFalse(operation.getExtensions(), "x-sdk-generate"));
        List.copyOf(schemas.keySet()).forEach(this::reduceUnion);
        schemas.values().removeIf(ContractNormalizer::carriesBytes);
        schemas.values().forEach(ContractNormalizer::prepareStrings);
        new OperationIdReplacer(document).apply();
        operations().forEach(this::gatherQuery);
        operations().forEach(this::markPage);
        schemas.remove(FLAG_SCHEMA);
    }

    /** Records in the schema of a page which field has the entries, because a response without it is no page. */
    private void markPage(Operation operation) {
        if (operation.getExtensions().get(PAGINATION) instanceof Map<?, ?> pagination
                && pagination.get("items") != null) {
            operation.getResponses().entrySet().stream()
                    .filter(response -> response.getKey().startsWith("2"))
                    .map(response -> ModelUtils.getReferencedApiResponse(document, response.getValue()))
                    .flatMap(response -> response.getContent().values().stream())
                    .forEach(media -> ModelUtils.getReferencedSchema(document, media.getSchema())
                            .addExtension(PAGE_ENTRIES, pagination.get("items")));
        }
    }

    /** Returns the names of the schemas that only requests use; their builders can be strict. */
    Set<String> requestOnlySchemas() {
        Set<String> sent = new HashSet<>();
        Set<String> received = new HashSet<>();
        operations().forEach(operation -> {
            if (operation.getRequestBody() != null) {
                collect(resolve(operation.getRequestBody()).getContent(), sent);
            }
            operation
                    .getResponses()
                    .values()
                    .forEach(response -> collect(
                            ModelUtils.getReferencedApiResponse(document, response)
                                    .getContent(),
                            received));
        });
        sent.removeAll(received);
        return sent;
    }

    private RequestBody resolve(RequestBody body) {
        return ModelUtils.getReferencedRequestBody(document, body);
    }

    private Stream<Operation> operations() {
        return operations(document);
    }

    static Stream<Operation> operations(OpenAPI document) {
        return document.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(Collection::stream);
    }

    /** Returns the name of an operation's interface without {@code Api}: its tag, with a suffix for steps. */
    static String group(Operation operation) {
        String tag = operation.getTags().get(0);
        return operation.getExtensions().containsKey(STEP_OF) ? tag + STEPS : tag;
    }

    /** Removes operations, and the paths that are then empty. */
    static void removeOperations(OpenAPI document, Predicate<Operation> unwanted) {
        document.getPaths()
                .values()
                .forEach(path -> path.readOperationsMap().forEach((method, operation) -> {
                    if (unwanted.test(operation)) {
                        path.operation(method, null);
                    }
                }));
        document.getPaths().values().removeIf(path -> path.readOperations().isEmpty());
    }

    private static boolean isFalse(Map<String, Object> extensions, String name) {
        return extensions != null && Boolean.FALSE.equals(extensions.get(name));
    }

    /**
     * Replaces a union by its first alternative, which is the form that the client requests. Java has no type for "a string or an
     * object", and the other alternatives need no model.
     */
    private void reduceUnion(String name) {
        Schema<?> schema = schemas.get(name);
        if (schema == null || schema.getOneOf() == null) {
            return;
        }
        List<String> alternatives = new ArrayList<>();
        for (Schema<?> alternative : schema.getOneOf()) {
            alternatives.add(ModelUtils.getSimpleRef(alternative.get$ref()));
        }
        schemas.put(name, schemas.get(alternatives.get(0)));
        alternatives.stream().skip(1).forEach(schemas::remove);
    }

    private static boolean carriesBytes(Schema<?> schema) {
        return schema.getProperties() != null
                && schema.getProperties().values().stream().anyMatch(property -> "binary".equals(property.getFormat()));
    }

    @SuppressWarnings("unchecked")
    private static void prepareStrings(Schema<?> schema) {
        Map<String, Object> extensions = schema.getExtensions();
        if (extensions == null) {
            return;
        }
        if (Boolean.TRUE.equals(extensions.get("x-timestamp"))) {
            schema.setFormat("date-time");
        }
        if (extensions.containsKey(OPEN_ENUM)) {
            List<Object> values = new ArrayList<>();
            openValues(schema).forEach(value -> values.add(value.get("value")));
            ((Schema<Object>) schema).setEnum(values);
        }
    }

    /** Returns the values of an open enumeration; empty if the schema is not one. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> openValues(Schema<?> schema) {
        Map<String, Object> extensions = schema.getExtensions();
        Object values = extensions == null ? null : extensions.get(OPEN_ENUM);
        return values == null ? List.of() : (List<Map<String, Object>>) values;
    }

    private void gatherQuery(Operation operation) {
        if (operation.getParameters() == null) {
            return;
        }
        List<Parameter> optional = new ArrayList<>();
        for (Parameter reference : List.copyOf(operation.getParameters())) {
            Parameter parameter = ModelUtils.getReferencedParameter(document, reference);
            if ("query".equals(parameter.getIn()) && !Boolean.TRUE.equals(parameter.getRequired())) {
                optional.add(parameter);
                operation.getParameters().remove(reference);
            }
        }
        if (optional.isEmpty()) {
            return;
        }
        String name = Objects.requireNonNull(
                (String) operation.getExtensions().get("x-sdk-query-name"),
                () -> operation.getOperationId() + " has optional query parameters and no x-sdk-query-name");
        ObjectSchema query = new ObjectSchema();
        query.setDescription("Optional query parameters of *" + operation.getSummary() + "*.");
        query.addExtension(QUERY, true);
        optional.forEach(parameter -> query.addProperty(parameter.getName(), filter(parameter)));
        if (schemas.putIfAbsent(name, query) != null) {
            throw new IllegalArgumentException("two operations or schemas are named " + name);
        }
        operation.addExtension(QUERY_TYPE, name);
    }

    private static Schema<?> filter(Parameter parameter) {
        Object javaName = parameter.getExtensions() == null
                ? null
                : parameter.getExtensions().get(SDK_NAME);
        if (javaName == null && LOOK_UP.matcher(parameter.getName()).matches()) {
            throw new IllegalArgumentException("the parameter " + parameter.getName() + " needs an " + SDK_NAME);
        }
        Schema<?> schema = parameter.getSchema();
        Schema<?> filter;
        if (schema.get$ref() != null && schema.get$ref().endsWith("/" + FLAG_SCHEMA)) {
            filter = new BooleanSchema();
            filter.addExtension(FLAG_WORDS, flagWords(parameter));
        } else if (schema instanceof ArraySchema list) {
            filter = new ArraySchema().items(list.getItems());
            filter.addExtension(CSV, true);
        } else {
            filter = new Schema<>()
                    .type(schema.getType())
                    .format(schema.getFormat())
                    .$ref(schema.get$ref());
        }
        if (javaName != null) {
            filter.addExtension(SDK_NAME, javaName);
        }
        filter.setDescription(parameter.getDescription());
        return filter;
    }

    private static Object flagWords(Parameter parameter) {
        Map<String, Object> extensions = parameter.getExtensions();
        return extensions == null ? DEFAULT_FLAG_WORDS : extensions.getOrDefault(FLAG_WORDS, DEFAULT_FLAG_WORDS);
    }

    private void collect(Content content, Set<String> names) {
        if (content == null) {
            return;
        }
        Deque<Schema<?>> pending = new ArrayDeque<>();
        content.values().forEach(media -> pending.add(media.getSchema()));
        while (!pending.isEmpty()) {
            Schema<?> schema = pending.pop();
            if (schema.get$ref() != null) {
                String name = ModelUtils.getSimpleRef(schema.get$ref());
                if (names.add(name) && schemas.containsKey(name)) {
                    pending.add(schemas.get(name));
                }
                continue;
            }
            if (schema.getItems() != null) {
                pending.add(schema.getItems());
            }
            if (schema.getProperties() != null) {
                new TreeMap<>(schema.getProperties()).values().forEach(pending::add);
            }
            if (schema.getAllOf() != null) {
                schema.getAllOf().forEach(pending::add);
            }
        }
    }
}
