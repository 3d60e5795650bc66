package com.syncsketch.mock.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.json.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes journal entries as JSON, in the format that {@link Journal#toJson()} documents. Secrets are redacted. */
final class JournalJson {

    private JournalJson() {}

    static void write(List<JournalEntry> entries, OutputStream out) throws IOException {
        OutputStream buffered = new BufferedOutputStream(out);
        Json.writeArray(entries.iterator(), JournalJson::json, buffered);
        buffered.flush();
    }

    private static ObjectNode json(JournalEntry entry) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("number", entry.number());
        node.put("time", entry.time().toString());
        node.put("operation", entry.operation());
        entry.part().ifPresent(part -> node.put("part", part));
        node.put("outcome", entry.outcome().name());
        node.put("credentials", entry.credentialPlacement().toString());
        writeRequest(entry.request(), node.putObject("request"));
        entry.response().ifPresent(response -> writeResponse(response, node.putObject("response")));
        writeTexts(entry.problems(), node.putArray("problems"));
        writeTexts(entry.defects(), node.putArray("defects"));
        entry.fault().ifPresent(fault -> node.set("fault", parse(Redactor.redact(fault))));
        return node;
    }

    private static void writeRequest(RecordedRequest request, ObjectNode node) {
        node.put("method", request.method());
        node.put("target", request.target());
        ObjectNode headers = node.putObject("headers");
        request.headers().forEach((name, values) -> {
            ArrayNode list = headers.putArray(name);
            values.forEach(value -> list.add(Redactor.redact(name, value)));
        });
        writeBody(request.body(), node);
    }

    private static void writeResponse(RecordedResponse response, ObjectNode node) {
        node.put("status", response.status());
        ObjectNode headers = node.putObject("headers");
        response.headers().forEach((name, value) -> headers.putArray(name).add(Redactor.redact(name, value)));
        writeBody(response.body(), node);
    }

    private static void writeBody(RecordedBody body, ObjectNode node) {
        node.put("size", body.size());
        body.sha256().ifPresent(sha256 -> node.put("sha256", sha256));
        body.text().ifPresent(text -> node.put("body", Redactor.redact(text)));
    }

    private static void writeTexts(List<String> texts, ArrayNode list) {
        texts.forEach(text -> list.add(Redactor.redact(text)));
    }

    private static JsonNode parse(String fault) {
        try {
            return Json.read(fault);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A recorded fault is not valid JSON", e);
        }
    }
}
