package com.syncsketch.mock.internal.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.http.Query;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.routing.OperationRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Creates the pages of list responses. Immutable and thread-safe. */
public final class Paginator {

    /** The framework's default maximum; {@code limit=0} requests it. */
    private static final int MAX_PAGE_SIZE = 1000;

    private final int pageSize;

    /**
     * Creates a paginator.
     *
     * @param pageSize the page size of requests without {@code limit}
     */
    public Paginator(int pageSize) {
        this.pageSize = pageSize;
    }

    /**
     * Creates a page of a v1 list: {@code meta} and {@code objects}.
     *
     * @param <T> the type of the listed elements
     * @param request the request, with {@code limit}, {@code offset} and {@code fields}
     * @param all all matching elements
     * @param view converts an element to JSON
     * @return the response
     */
    public <T> Response v1(OperationRequest request, List<T> all, Function<T, ObjectNode> view) {
        int limit = limit(request);
        long offset = offset(request);
        ObjectNode meta = JsonNodeFactory.instance.objectNode();
        meta.put("limit", limit).put("offset", offset);
        meta.put("next", offset < all.size() - limit ? link(request, limit, offset + limit) : null);
        meta.put("previous", offset > 0 ? link(request, limit, Math.max(0, offset - limit)) : null);
        meta.put("total_count", all.size());
        return page(meta, slice(request, all, each -> FieldSelection.select(request, view.apply(each))));
    }

    /**
     * Creates a page of a v1 list without a count, such as that of frames: {@code total_count} is always 0 and {@code next} always
     * null. A {@code fields} selection has no effect on it (reported).
     *
     * @param <T> the type of the listed elements
     * @param request the request, with {@code limit} and {@code offset}
     * @param all all matching elements
     * @param view converts an element to JSON
     * @return the response
     */
    public <T> Response v1WithoutCount(OperationRequest request, List<T> all, Function<T, ObjectNode> view) {
        ObjectNode meta = JsonNodeFactory.instance.objectNode();
        meta.put("limit", limit(request)).put("offset", offset(request));
        meta.putNull("next").putNull("previous").put("total_count", 0);
        return page(meta, slice(request, all, view));
    }

    private static Response page(ObjectNode meta, ArrayNode objects) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.set("meta", meta);
        page.set("objects", objects);
        return Response.json(200, page);
    }

    /**
     * Creates a page of a v2 list: a bare array.
     *
     * @param <T> the type of the listed elements
     * @param request the request, with {@code limit}, {@code offset} and {@code fields}
     * @param all all matching elements
     * @param view converts an element to JSON
     * @return the response
     */
    public <T> Response v2(OperationRequest request, List<T> all, Function<T, ObjectNode> view) {
        return Response.json(200, slice(request, all, each -> FieldSelection.select(request, view.apply(each))));
    }

    private <T> ArrayNode slice(OperationRequest request, List<T> all, Function<T, ObjectNode> view) {
        ArrayNode objects = JsonNodeFactory.instance.arrayNode();
        all.stream().skip(offset(request)).limit(limit(request)).forEach(each -> objects.add(view.apply(each)));
        return objects;
    }

    /** Returns the page size of requests without {@code limit}. */
    public int pageSize() {
        return pageSize;
    }

    private int limit(OperationRequest request) {
        long limit = request.query().number("limit").orElse((long) pageSize);
        return limit == 0 ? MAX_PAGE_SIZE : (int) Math.min(limit, MAX_PAGE_SIZE);
    }

    private static long offset(OperationRequest request) {
        return request.query().number("offset").orElse(0L);
    }

    /** By the framework's default, the link repeats the whole query, including an API key. */
    private static String link(OperationRequest request, int limit, long offset) {
        StringBuilder link = new StringBuilder(request.httpRequest().rawPath());
        char separator = '?';
        for (Map.Entry<String, List<String>> parameter : Query.parse(
                        request.httpRequest().rawQuery())
                .without(List.of("limit", "offset"))
                .values()
                .entrySet()) {
            for (String value : parameter.getValue()) {
                link.append(separator)
                        .append(encode(parameter.getKey()))
                        .append('=')
                        .append(encode(value));
                separator = '&';
            }
        }
        return link.append(separator)
                .append("limit=")
                .append(limit)
                .append("&offset=")
                .append(offset)
                .toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
