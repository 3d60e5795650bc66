package com.syncsketch.mock.internal.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.fault.Action.BrokenPage;
import com.syncsketch.mock.fault.FieldEdit;
import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.internal.json.Json;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Modifies JSON responses in place. Each method returns an error message if it could not do so. */
final class ResponseEditor {

    /** A string that is in no set of known values. */
    static final String UNKNOWN_VALUE = "mock_unknown_value";

    private ResponseEditor() {}

    static Optional<String> apply(FieldEdit edit, JsonNode response) {
        String[] names = edit.field().split("\\.", -1);
        List<JsonNode> at = new ArrayList<>();
        boolean ofRecords = isPage(response) && !names[0].equals("meta") && !names[0].equals("objects");
        spread(ofRecords ? response.path("objects") : response, at);
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
                : Optional.of("The response has no field '" + edit.field() + "' that could be changed");
    }

    private static void spread(JsonNode node, List<JsonNode> into) {
        if (node.isArray()) {
            node.forEach(element -> spread(element, into));
        } else {
            into.add(node);
        }
    }

    private static boolean change(FieldEdit edit, ObjectNode object, String name) {
        boolean adds = edit.kind() == FieldEdit.Kind.UNKNOWN_FIELD || edit.kind() == FieldEdit.Kind.REPLACED;
        if (!adds && !object.has(name)) {
            return false;
        }
        switch (edit.kind()) {
            case UNKNOWN_FIELD -> object.put(name, "mock_unknown_member");
            case REPLACED -> object.set(name, value(edit));
            case NULL -> object.putNull(name);
            case UNKNOWN_VALUE -> object.put(name, UNKNOWN_VALUE);
            case REMOVED -> object.remove(name);
        }
        return true;
    }

    private static JsonNode value(FieldEdit edit) {
        try {
            return Json.read(Objects.requireNonNull(edit.json(), "json"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The value was checked when the fault was made", e);
        }
    }

    static Optional<String> apply(BrokenPage page, JsonNode response, Request request, @Nullable JsonNode previous) {
        if (page.kind() == BrokenPage.Kind.REPEATED) {
            return repeat(response, previous);
        }
        if (!isPage(response) || !(response.path("meta") instanceof ObjectNode meta)) {
            return Optional.of("The response is not a v1 list");
        }
        if (page.kind() == BrokenPage.Kind.NEXT_TO_ITSELF) {
            meta.put("next", request.rawPath() + (request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery()));
            return Optional.empty();
        }
        ((ObjectNode) response).putArray("objects");
        if (!meta.path("next").isTextual()) {
            long limit = meta.path("limit").asLong(1);
            meta.put("next", link(request, limit, meta.path("offset").asLong() + limit));
        }
        return Optional.empty();
    }

    private static Optional<String> repeat(JsonNode response, @Nullable JsonNode previous) {
        if (previous == null) {
            return Optional.of("There was no previous page to repeat");
        }
        if (isPage(response) && isPage(previous)) {
            ((ObjectNode) response).set("objects", previous.path("objects").deepCopy());
            return Optional.empty();
        }
        if (response.isArray() && previous.isArray()) {
            ArrayNode array = (ArrayNode) response;
            array.removeAll();
            previous.forEach(element -> array.add(element.deepCopy()));
            return Optional.empty();
        }
        return Optional.of("The response is not a list");
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

    static boolean isPage(JsonNode response) {
        return response.path("meta").isObject() && response.path("objects").isArray();
    }
}
