package com.syncsketch.mock.internal.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.fault.Action.Edit;
import com.syncsketch.mock.fault.Action.Page;
import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.internal.json.Json;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Changes answers of JSON. Each method changes in place, and gives a complaint if it could not. */
final class ResponseEditor {

    /** A text that no set of known values has. */
    static final String UNKNOWN = "mock_unknown_value";

    private ResponseEditor() {}

    static Optional<String> apply(Edit edit, JsonNode answer) {
        String[] names = edit.member().split("\\.", -1);
        List<JsonNode> at = new ArrayList<>();
        boolean ofRecords = isPage(answer) && !names[0].equals("meta") && !names[0].equals("objects");
        spread(ofRecords ? answer.path("objects") : answer, at);
        for (int i = 0; i < names.length - 1; i++) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode node : at) {
                spread(node.path(names[i]), next);
            }
            at = next;
        }
        boolean changed = false;
        for (JsonNode node : at) {
            changed |= node instanceof ObjectNode object && change(edit, object, names[names.length - 1]);
        }
        return changed
                ? Optional.empty()
                : Optional.of("The answer has no member '" + edit.member() + "' that could be changed");
    }

    private static void spread(JsonNode node, List<JsonNode> into) {
        if (node.isArray()) {
            node.forEach(element -> spread(element, into));
        } else {
            into.add(node);
        }
    }

    private static boolean change(Edit edit, ObjectNode object, String name) {
        boolean adds = edit.kind() == Edit.Kind.UNKNOWN_MEMBER || edit.kind() == Edit.Kind.REPLACED;
        if (!adds && !object.has(name)) {
            return false;
        }
        switch (edit.kind()) {
            case UNKNOWN_MEMBER -> object.put(name, "mock_unknown_member");
            case REPLACED -> object.set(name, value(edit));
            case NULL -> object.putNull(name);
            case UNKNOWN_VALUE -> object.put(name, UNKNOWN);
            case LEFT_OUT -> object.remove(name);
        }
        return true;
    }

    private static JsonNode value(Edit edit) {
        try {
            return Json.read(Objects.requireNonNull(edit.json(), "json"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The value was checked when the fault was made", e);
        }
    }

    static Optional<String> apply(Page page, JsonNode answer, Request request, @Nullable JsonNode before) {
        if (page.kind() == Page.Flaw.REPEATED) {
            return repeat(answer, before);
        }
        if (!isPage(answer) || !(answer.path("meta") instanceof ObjectNode meta)) {
            return Optional.of("The answer is no list of v1");
        }
        if (page.kind() == Page.Flaw.NEXT_TO_ITSELF) {
            meta.put("next", request.rawPath() + (request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery()));
            return Optional.empty();
        }
        ((ObjectNode) answer).putArray("objects");
        if (!meta.path("next").isTextual()) {
            long limit = meta.path("limit").asLong(1);
            meta.put("next", link(request, limit, meta.path("offset").asLong() + limit));
        }
        return Optional.empty();
    }

    private static Optional<String> repeat(JsonNode answer, @Nullable JsonNode before) {
        if (before == null) {
            return Optional.of("There was no page before that could be repeated");
        }
        if (isPage(answer) && isPage(before)) {
            ((ObjectNode) answer).set("objects", before.path("objects").deepCopy());
            return Optional.empty();
        }
        if (answer.isArray() && before.isArray()) {
            ArrayNode array = (ArrayNode) answer;
            array.removeAll();
            before.forEach(element -> array.add(element.deepCopy()));
            return Optional.empty();
        }
        return Optional.of("The answer is no list");
    }

    private static String link(Request request, long limit, long offset) {
        StringBuilder query = new StringBuilder();
        for (String pair : request.rawQuery().split("&", -1)) {
            if (!pair.isEmpty() && !pair.matches("(limit|offset)(=.*)?")) {
                query.append(pair).append('&');
            }
        }
        return request.rawPath() + "?" + query + "limit=" + limit + "&offset=" + offset;
    }

    static boolean isPage(JsonNode answer) {
        return answer.path("meta").isObject() && answer.path("objects").isArray();
    }
}
