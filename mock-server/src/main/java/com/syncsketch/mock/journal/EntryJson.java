package com.syncsketch.mock.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.json.Json;
import java.util.List;

/** Exchanges as JSON, in the form that {@link Journal#toJson()} describes. No secrets. */
final class EntryJson {

    private EntryJson() {}

    static String write(List<JournalEntry> entries) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        entries.forEach(entry -> write(entry, list.addObject()));
        return list.toString();
    }

    private static void write(JournalEntry entry, ObjectNode node) {
        node.put("number", entry.number());
        node.put("time", entry.time().toString());
        node.put("operation", entry.operation());
        entry.part().ifPresent(part -> node.put("part", part));
        node.put("outcome", entry.outcome().toString());
        node.put("credentials", entry.usedCredentials().toString());
        request(entry.request(), node.putObject("request"));
        entry.answer().ifPresent(reply -> reply(reply, node.putObject("answer")));
        texts(entry.problems(), node.putArray("problems"));
        texts(entry.defects(), node.putArray("defects"));
        entry.appliedFault().ifPresent(fault -> node.set("fault", parse(Secrets.mask(fault))));
    }

    private static void request(RecordedRequest request, ObjectNode node) {
        node.put("method", request.method());
        node.put("target", request.target());
        ObjectNode headers = node.putObject("headers");
        request.headers().forEach((name, values) -> {
            ArrayNode list = headers.putArray(name);
            values.forEach(value -> list.add(Secrets.mask(name, value)));
        });
        body(request.body(), node);
    }

    private static void reply(RecordedResponse reply, ObjectNode node) {
        node.put("status", reply.status());
        ObjectNode headers = node.putObject("headers");
        reply.headers().forEach((name, value) -> headers.putArray(name).add(Secrets.mask(name, value)));
        body(reply.body(), node);
    }

    private static void body(RecordedBody body, ObjectNode node) {
        node.put("size", body.size());
        if (body.sha256() != null) {
            node.put("sha256", body.sha256());
        }
        body.asText().ifPresent(text -> node.put("body", Secrets.mask(text)));
    }

    private static void texts(List<String> texts, ArrayNode list) {
        texts.forEach(text -> list.add(Secrets.mask(text)));
    }

    private static JsonNode parse(String fault) {
        try {
            return Json.read(fault);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A fault was written as JSON that cannot be read", e);
        }
    }
}
