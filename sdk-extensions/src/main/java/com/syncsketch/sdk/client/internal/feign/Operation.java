package com.syncsketch.sdk.client.internal.feign;

import com.syncsketch.sdk.client.internal.http.Json;
import com.syncsketch.sdk.client.internal.http.OperationInfo;
import com.syncsketch.sdk.client.internal.http.PathValidator;
import com.syncsketch.sdk.client.internal.http.Redactor;
import com.syncsketch.sdk.client.internal.http.engine.BytesBody;
import com.syncsketch.sdk.client.internal.http.engine.RequestHeaders;
import feign.CollectionFormat;
import feign.Param;
import feign.QueryMapEncoder;
import jakarta.annotation.Nullable;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An operation, compiled once from the annotations of its method; a request only fills in the arguments. Immutable and
 * thread-safe.
 *
 * @param info describes the operation
 * @param path the path
 * @param queries the query parameters of the annotation
 * @param headers the headers that are the same for all requests
 * @param headerTemplates the headers that depend on arguments
 * @param parameters the named parameters
 * @param format the format of lists in the query
 * @param body the body argument, or null if there is none
 * @param queryIndex the index of the argument with further query parameters, or -1
 * @param queryEncoder the encoder of that argument, or null for the default
 * @param headerIndex the index of the argument with further headers, or -1
 * @param result the result of the method
 */
record Operation(
        OperationInfo info,
        Template path,
        List<NamedTemplate> queries,
        RequestHeaders headers,
        List<NamedTemplate> headerTemplates,
        Map<String, Parameter> parameters,
        CollectionFormat format,
        @Nullable Body body,
        int queryIndex,
        @Nullable QueryMapEncoder queryEncoder,
        int headerIndex,
        Result result) {

    /** A template for a value with its name. */
    record NamedTemplate(String name, Template value) {}

    /** A named argument. */
    record Parameter(int index, @Nullable Param.Expander expander) {

        String text(Object value) {
            return expander == null ? value.toString() : expander.expand(value);
        }
    }

    /** The argument that is sent as the body. */
    record Body(int index, boolean json, LazyWriter writer) {}

    /** The kind of value that a method returns. */
    enum Kind {
        VALUE,
        NOTHING,
        API_RESPONSE,
        FEIGN_TYPED_RESPONSE,
        FEIGN_RESPONSE
    }

    /** The result of a method. */
    record Result(Kind kind, @Nullable LazyReader reader) {}

    /** Returns the path and query. */
    String target(Arguments arguments) {
        StringBuilder target = new StringBuilder(96);
        if (path.isFixed()) {
            target.append(path);
        } else {
            path.expand(target, name -> pathValue(name, arguments));
            PathValidator.check(target.toString());
        }
        Query query = new Query(target, format);
        for (NamedTemplate template : queries) {
            addQuery(template, arguments, query);
        }
        if (queryIndex >= 0) {
            Object object = arguments.get(queryIndex);
            if (object == null) {
                throw new IllegalArgumentException("The query must not be null");
            }
            QueryObject.forEach(object, queryEncoder, query::add);
        }
        return target.toString();
    }

    private String pathValue(String name, Arguments arguments) {
        Object value = argument(name, arguments);
        if (value == null) {
            throw new IllegalArgumentException("The argument " + name + " must not be null");
        }
        if (value instanceof Long || value instanceof Integer) {
            return value.toString();
        }
        return PercentEncoder.encode(parameter(name).text(value));
    }

    private void addQuery(NamedTemplate template, Arguments arguments, Query query) {
        String only = template.value().onlyName();
        if (only != null) {
            Object value = argument(only, arguments);
            if (value != null) {
                Param.Expander expander = parameter(only).expander();
                query.add(template.name(), expander == null ? value : expander.expand(value));
            }
            return;
        }
        String value = text(template, arguments);
        if (value != null) {
            query.add(template.name(), value);
        }
    }

    /** Returns the text of a template, or null if one of its arguments is null. */
    @Nullable
    private String text(NamedTemplate template, Arguments arguments) {
        StringBuilder text = new StringBuilder();
        for (String name : template.value().names()) {
            if (argument(name, arguments) == null) {
                return null;
            }
        }
        template.value().expand(text, name -> parameter(name).text(Objects.requireNonNull(argument(name, arguments))));
        return text.toString();
    }

    private Parameter parameter(String name) {
        Parameter parameter = parameters.get(name);
        if (parameter == null) {
            throw new IllegalStateException(info + " has no argument for {" + name + "}");
        }
        return parameter;
    }

    @Nullable
    private Object argument(String name, Arguments arguments) {
        return arguments.get(parameter(name).index());
    }

    /**
     * Returns the headers of a request.
     *
     * @param complete the fixed headers, completed by the transport
     */
    RequestHeaders headers(RequestHeaders complete, Arguments arguments) {
        RequestHeaders all = complete;
        for (NamedTemplate template : headerTemplates) {
            String value = text(template, arguments);
            if (value != null && !RequestHeaders.isClientHeader(template.name())) {
                all = all.with(template.name(), value);
            }
        }
        if (headerIndex >= 0 && arguments.get(headerIndex) instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> header : map.entrySet()) {
                String name = String.valueOf(header.getKey());
                for (Object value : elements(header.getValue())) {
                    if (!RequestHeaders.isClientHeader(name)) {
                        all = all.with(name, String.valueOf(value));
                    }
                }
            }
        }
        return all;
    }

    /** Returns the serialized body, or null if the operation has none. */
    @Nullable
    Json.Written write(Arguments arguments) {
        if (body == null) {
            return null;
        }
        Object value = arguments.get(body.index());
        if (value == null) {
            throw new IllegalArgumentException("The body must not be null");
        }
        if (!body.json() && value instanceof byte[] bytes) {
            return new Json.Written(bytes, Redactor.NONE);
        }
        if (!body.json() && value instanceof CharSequence text) {
            return new Json.Written(text.toString().getBytes(StandardCharsets.UTF_8), Redactor.NONE);
        }
        return Json.write(value, body.writer().get());
    }

    static BytesBody sent(Json.Written written) {
        return new BytesBody(written.bytes());
    }

    private static List<Object> elements(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        List<Object> elements = new ArrayList<>();
        if (value instanceof Iterable<?> iterable) {
            for (Object element : iterable) {
                if (element != null) {
                    elements.add(element);
                }
            }
        } else if (value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                Object element = Array.get(value, i);
                if (element != null) {
                    elements.add(element);
                }
            }
        } else {
            elements.add(value);
        }
        return elements;
    }

    /** Appends parameters to a URL. */
    private static final class Query {

        private final StringBuilder target;
        private final CollectionFormat format;
        private boolean empty = true;

        Query(StringBuilder target, CollectionFormat format) {
            this.target = target;
            this.format = format;
        }

        void add(String name, Object value) {
            if (!(value instanceof Iterable<?>) && !value.getClass().isArray()) {
                startParameter(name);
                PercentEncoder.append(value.toString(), target);
                return;
            }
            List<Object> elements = elements(value);
            if (elements.isEmpty()) {
                return;
            }
            if (format == CollectionFormat.EXPLODED) {
                elements.forEach(element -> add(name, element));
                return;
            }
            startParameter(name);
            String separator = separator();
            for (int i = 0; i < elements.size(); i++) {
                if (i > 0) {
                    target.append(separator);
                }
                PercentEncoder.append(elements.get(i).toString(), target);
            }
        }

        private void startParameter(String name) {
            target.append(empty ? '?' : '&');
            empty = false;
            PercentEncoder.append(name, target);
            target.append('=');
        }

        private String separator() {
            return switch (format) {
                case SSV -> "%20";
                case TSV -> "%09";
                case PIPES -> "%7C";
                default -> ",";
            };
        }
    }
}
