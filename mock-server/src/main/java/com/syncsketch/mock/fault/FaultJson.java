package com.syncsketch.mock.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.fault.Action.BrokenPage;
import com.syncsketch.mock.fault.Action.Delay;
import com.syncsketch.mock.fault.Action.Disconnect;
import com.syncsketch.mock.fault.Action.Header;
import com.syncsketch.mock.fault.Action.Trickle;
import com.syncsketch.mock.fault.Action.Truncate;
import com.syncsketch.mock.internal.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads and writes faults as JSON, in the format that {@link Faults} documents. */
final class FaultJson {

    private FaultJson() {}

    static JsonNode parse(String json) {
        try {
            JsonNode node = Json.read(json);
            if (node.isMissingNode()) {
                throw new IllegalArgumentException("The JSON is empty");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    static String write(Fault fault) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("on", fault.operation());
        if (fault.firstRequest() == fault.lastRequest()
                || (fault.firstRequest() > 1 && fault.lastRequest() == Fault.UNLIMITED)) {
            node.put(fault.firstRequest() == fault.lastRequest() ? "nth" : "from", fault.firstRequest());
        } else if (fault.lastRequest() != Fault.UNLIMITED) {
            node.put("first", fault.lastRequest());
        }
        if (fault.part() != null) {
            node.put("part", fault.part());
        }
        if (fault.item() != null) {
            node.put("item", fault.item());
        }
        if (fault.review() != null) {
            node.put("review", fault.review());
        }
        if (fault.path() != null) {
            node.put("path", fault.path());
        }
        if (!fault.query().isEmpty()) {
            ObjectNode query = node.putObject("query");
            fault.query().forEach(query::put);
        }
        ArrayNode steps = node.putArray("do");
        fault.steps().forEach(step -> steps.add(node(step)));
        return node.toString();
    }

    static String write(FaultStep step) {
        return node(step).toString();
    }

    private static ObjectNode node(FaultStep step) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        step.actions().forEach(action -> write(action, node));
        return node;
    }

    private static void write(Action action, ObjectNode node) {
        if (action instanceof CannedResponse response) {
            node.set("response", responseNode(response));
        } else if (action instanceof Delay delay) {
            node.put("delay", delay.time().toMillis());
        } else if (action instanceof Trickle trickle) {
            node.putObject("trickle")
                    .put("bytes", trickle.bytes())
                    .put("pause", trickle.pause().toMillis());
        } else if (action instanceof Truncate truncate) {
            node.put("truncate", truncate.bytes());
        } else if (action instanceof Disconnect disconnect) {
            ObjectNode options = node.putObject(EnumNames.toJson(disconnect.kind()));
            if (disconnect.afterBytes() != Disconnect.WHOLE_BODY) {
                options.put("afterBytes", disconnect.afterBytes());
            } else if (disconnect.executed()) {
                options.put("afterExecution", true);
            }
        } else if (action instanceof Header header) {
            node.withObjectProperty("headers").put(header.name(), header.value());
        } else if (action instanceof BrokenPage page) {
            node.put("page", EnumNames.toJson(page.kind()));
        } else if (action instanceof FieldEdit edit) {
            ObjectNode change = node.withArrayProperty("edits").addObject();
            if (edit.json() == null) {
                change.put(EnumNames.toJson(edit.kind()), edit.field());
            } else {
                change.put("replaced", edit.field()).set("value", parse(edit.json()));
            }
        }
    }

    private static ObjectNode responseNode(CannedResponse response) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("status", response.status());
        if (!response.headers().isEmpty()) {
            ObjectNode headers = node.putObject("headers");
            response.headers().forEach(headers::put);
        }
        if (response.body() != null) {
            node.put("body", response.body());
        }
        if (response.retryAfter() != null) {
            node.put(
                    response.retryAsDate() ? "retryAfterDate" : "retryAfter",
                    response.retryAfter().toSeconds());
        }
        if (response.early()) {
            node.put("beforeBody", true);
        }
        if (response.executed()) {
            node.put("afterExecution", true);
        }
        return node;
    }

    static Fault read(String json) {
        JsonFields node = new JsonFields("The fault", parse(json));
        node.requireOnly("on", "nth", "from", "first", "part", "item", "review", "path", "query", "do");
        Fault fault = Fault.on(node.text("on"));
        if ((node.has("nth") ? 1 : 0) + (node.has("first") ? 1 : 0) + (node.has("from") ? 1 : 0) > 1) {
            throw new IllegalArgumentException("Only one of 'nth', 'from' and 'first' can be set");
        }
        if (node.has("nth")) {
            fault = fault.requests(node.number("nth"), node.number("nth"));
        } else if (node.has("from")) {
            fault = fault.requests(node.number("from"), Fault.UNLIMITED);
        } else if (node.has("first")) {
            fault = fault.requests(1, node.number("first"));
        }
        if (node.has("part")) {
            fault = fault.part((int) Math.min(node.number("part"), Integer.MAX_VALUE));
        }
        if (node.has("item")) {
            fault = fault.item(node.number("item"));
        }
        if (node.has("review")) {
            fault = fault.review(node.number("review"));
        }
        if (node.has("path")) {
            fault = fault.path(node.text("path"));
        }
        for (Map.Entry<String, String> parameter : node.texts("query").entrySet()) {
            fault = fault.queryParameter(parameter.getKey(), parameter.getValue());
        }
        JsonNode steps = node.get("do");
        for (JsonNode step :
                steps.isArray() ? steps : JsonNodeFactory.instance.arrayNode().add(steps)) {
            fault = fault.step(step(new JsonFields("A step of 'do'", step)));
        }
        if (fault.steps().isEmpty()) {
            throw new IllegalArgumentException("'do' must have at least one step");
        }
        return fault;
    }

    private static FaultStep step(JsonFields node) {
        node.requireOnly("response", "delay", "trickle", "truncate", "reset", "close", "headers", "page", "edits");
        List<Action> actions = new ArrayList<>();
        if (node.has("response")) {
            actions.add(response(node.object("response")));
        }
        if (node.has("delay")) {
            actions.add(Action.delay(Duration.ofMillis(node.number("delay"))));
        }
        if (node.has("trickle")) {
            JsonFields trickle = node.object("trickle").requireOnly("bytes", "pause");
            actions.add(Action.trickle(
                    (int) Math.min(trickle.number("bytes"), Integer.MAX_VALUE),
                    Duration.ofMillis(trickle.number("pause"))));
        }
        if (node.has("truncate")) {
            actions.add(Action.truncate(node.number("truncate")));
        }
        for (Disconnect.Kind kind : Disconnect.Kind.values()) {
            if (node.has(EnumNames.toJson(kind))) {
                JsonFields options = node.object(EnumNames.toJson(kind)).requireOnly("afterBytes", "afterExecution");
                actions.add(new Disconnect(
                        kind,
                        options.has("afterBytes") ? options.number("afterBytes") : Disconnect.WHOLE_BODY,
                        options.flag("afterExecution")));
            }
        }
        node.texts("headers").forEach((name, value) -> actions.add(Action.header(name, value)));
        if (node.has("page")) {
            actions.add(new BrokenPage(EnumNames.fromJson(BrokenPage.Kind.class, node.text("page"))));
        }
        if (node.has("edits")) {
            for (JsonNode edit : node.get("edits")) {
                actions.add(edit(new JsonFields("An element of 'edits'", edit)));
            }
        }
        return new FaultStep(actions);
    }

    private static FieldEdit edit(JsonFields node) {
        for (FieldEdit.Kind kind : FieldEdit.Kind.values()) {
            String name = EnumNames.toJson(kind);
            if (node.has(name)) {
                boolean replaced = kind == FieldEdit.Kind.REPLACED;
                node.requireOnly(replaced ? new String[] {name, "value"} : new String[] {name});
                return new FieldEdit(
                        kind, node.text(name), replaced ? node.get("value").toString() : null);
            }
        }
        throw new IllegalArgumentException("An element of 'edits' must have one of "
                + Arrays.stream(FieldEdit.Kind.values()).map(EnumNames::toJson).toList());
    }

    private static CannedResponse response(JsonFields node) {
        node.requireOnly(
                "status", "headers", "body", "json", "retryAfter", "retryAfterDate", "beforeBody", "afterExecution");
        CannedResponse response = Action.status((int) Math.min(node.number("status"), Integer.MAX_VALUE));
        for (Map.Entry<String, String> header : node.texts("headers").entrySet()) {
            response = response.header(header.getKey(), header.getValue());
        }
        if (node.has("body")) {
            response = response.body(node.text("body"));
        }
        if (node.has("json")) {
            response = response.json(node.get("json").toString());
        }
        if (node.has("retryAfter")) {
            response = response.retryAfter(Duration.ofSeconds(node.number("retryAfter")));
        }
        if (node.has("retryAfterDate")) {
            response = response.retryAfterDate(Duration.ofSeconds(node.number("retryAfterDate")));
        }
        response = node.flag("beforeBody") ? response.beforeBody() : response;
        return node.flag("afterExecution") ? response.afterExecution() : response;
    }

    /** The fields of a JSON object; the accessors reject missing fields and wrong types with a helpful message. */
    private record JsonFields(String description, JsonNode node) {

        JsonFields {
            if (!node.isObject()) {
                throw new IllegalArgumentException(description + " must be an object, not " + node);
            }
        }

        JsonFields requireOnly(String... known) {
            Set<String> unknown = new TreeSet<>();
            node.fieldNames().forEachRemaining(unknown::add);
            unknown.removeAll(Set.of(known));
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException(
                        description + " has unknown fields " + unknown + "; known are " + new TreeSet<>(Set.of(known)));
            }
            return this;
        }

        boolean has(String name) {
            return node.has(name);
        }

        JsonNode get(String name) {
            JsonNode value = node.get(name);
            if (value == null) {
                throw new IllegalArgumentException(description + " must have '" + name + "'");
            }
            return value;
        }

        JsonFields object(String name) {
            return new JsonFields("'" + name + "'", get(name));
        }

        String text(String name) {
            JsonNode value = get(name);
            if (!value.isTextual()) {
                throw new IllegalArgumentException("'" + name + "' must be a string, not " + value);
            }
            return value.asText();
        }

        long number(String name) {
            JsonNode value = get(name);
            if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                throw new IllegalArgumentException("'" + name + "' must be an integer, not " + value);
            }
            return value.asLong();
        }

        boolean flag(String name) {
            if (!has(name)) {
                return false;
            }
            if (!get(name).isBoolean()) {
                throw new IllegalArgumentException("'" + name + "' must be true or false, not " + get(name));
            }
            return get(name).asBoolean();
        }

        Map<String, String> texts(String name) {
            Map<String, String> texts = new LinkedHashMap<>();
            if (has(name)) {
                JsonFields values = object(name);
                values.node()
                        .fieldNames()
                        .forEachRemaining(key -> texts.put(key, values.get(key).asText()));
            }
            return texts;
        }
    }
}
