package com.syncsketch.mock.internal.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.routing.OperationRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Pages of lists, and the selection of members. */
final class Paginator {

    /** By framework default the largest page; {@code limit=0} asks for it. */
    private static final int LARGEST_PAGE = 1000;

    private final int pageSize;

    /**
     * Makes pages.
     *
     * @param pageSize the size of a page where a call names none
     */
    Paginator(int pageSize) {
        this.pageSize = pageSize;
    }

    /**
     * Answers with a page of a v1 list: {@code meta} and {@code objects}.
     *
     * @param <T> what is listed
     * @param call the call, with {@code limit}, {@code offset} and {@code fields}
     * @param all what matches
     * @param view how each is shown
     * @return the answer
     */
    <T> Response v1(OperationRequest call, List<T> all, Function<T, ObjectNode> view) {
        int limit = limit(call);
        int offset = offset(call);
        ObjectNode meta = JsonNodeFactory.instance.objectNode();
        meta.put("limit", limit).put("offset", offset);
        meta.put("next", offset + limit < all.size() ? link(call, limit, offset + limit) : null);
        meta.put("previous", offset > 0 ? link(call, limit, Math.max(0, offset - limit)) : null);
        meta.put("total_count", all.size());
        return page(meta, slice(call, all, each -> select(call, view.apply(each))));
    }

    /**
     * Answers with a page of a v1 list that does not count, as the one of frames: {@code total_count} is 0 and
     * {@code next} null, whatever there is. A {@code fields} selection has no effect on it (reported).
     *
     * @param <T> what is listed
     * @param call the call, with {@code limit} and {@code offset}
     * @param all what matches
     * @param view how each is shown
     * @return the answer
     */
    <T> Response v1WithoutCount(OperationRequest call, List<T> all, Function<T, ObjectNode> view) {
        ObjectNode meta = JsonNodeFactory.instance.objectNode();
        meta.put("limit", limit(call)).put("offset", offset(call));
        meta.putNull("next").putNull("previous").put("total_count", 0);
        return page(meta, slice(call, all, view));
    }

    private static Response page(ObjectNode meta, ArrayNode objects) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.set("meta", meta);
        page.set("objects", objects);
        return Response.json(200, page);
    }

    /**
     * Answers with a page of a v2 list: a bare array.
     *
     * @param <T> what is listed
     * @param call the call, with {@code limit}, {@code offset} and {@code fields}
     * @param all what matches
     * @param view how each is shown
     * @return the answer
     */
    <T> Response v2(OperationRequest call, List<T> all, Function<T, ObjectNode> view) {
        return Response.json(200, slice(call, all, each -> select(call, view.apply(each))));
    }

    private <T> ArrayNode slice(OperationRequest call, List<T> all, Function<T, ObjectNode> view) {
        ArrayNode objects = JsonNodeFactory.instance.arrayNode();
        all.stream().skip(offset(call)).limit(limit(call)).forEach(each -> objects.add(view.apply(each)));
        return objects;
    }

    /**
     * Leaves only the members that {@code fields} names, and {@code id}, which by the contract every reply has.
     *
     * @param call the call
     * @param whole the reply with all members
     * @return the selection; the whole if there is no {@code fields}
     */
    static ObjectNode select(OperationRequest call, ObjectNode whole) {
        return call.query()
                .get("fields")
                .filter(fields -> !fields.isEmpty())
                .map(fields -> whole.retain(Stream.concat(Stream.of("id"), Stream.of(fields.split(",", -1)))
                        .toList()))
                .orElse(whole);
    }

    /** Tells whether {@code fields} names a member. */
    static boolean names(OperationRequest call, String member) {
        return call.query()
                .get("fields")
                .map(fields -> List.of(fields.split(",", -1)).contains(member))
                .orElse(false);
    }

    /** Gives the size of a page where a call names none. */
    int pageSize() {
        return pageSize;
    }

    private int limit(OperationRequest call) {
        long limit = call.query().number("limit").orElse((long) pageSize);
        return limit == 0 ? LARGEST_PAGE : (int) Math.min(limit, LARGEST_PAGE);
    }

    private static int offset(OperationRequest call) {
        return call.query().number("offset").orElse(0L).intValue();
    }

    /** By framework default the link repeats the whole query, a key in it included. */
    private static String link(OperationRequest call, int limit, int offset) {
        StringBuilder link = new StringBuilder(call.request().rawPath());
        char separator = '?';
        for (Map.Entry<String, List<String>> parameter : com.syncsketch.mock.internal.http.Query.parse(
                        call.request().rawQuery())
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

    /** Copies the members of an update into a resource; null is a value, absence is none. */
    static void merge(ObjectNode into, JsonNode changes) {
        changes.properties().forEach(change -> into.set(change.getKey(), change.getValue()));
    }
}
