package com.syncsketch.mock.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.json.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes journal entries in the HTTP Archive (HAR) 1.2 format. Secrets are redacted. */
final class HarWriter {

    private HarWriter() {}

    static void write(List<JournalEntry> journal, OutputStream out) throws IOException {
        OutputStream buffered = new BufferedOutputStream(out);
        print(buffered, "{\"log\": {\"version\": \"1.2\",\n");
        print(buffered, "\"creator\": {\"name\": \"syncsketch-mock-server\", \"version\": \"1\"},\n\"entries\": ");
        Json.writeArray(journal.iterator(), HarWriter::json, buffered);
        print(buffered, "}}\n");
        buffered.flush();
    }

    private static void print(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode json(JournalEntry entry) {
        ObjectNode har = JsonNodeFactory.instance.objectNode();
        har.put("startedDateTime", entry.time().toString()).put("time", 0);
        writeRequest(entry.request(), har.putObject("request"));
        writeResponse(entry, har.putObject("response"));
        har.putObject("cache");
        har.putObject("timings").put("send", 0).put("wait", 0).put("receive", 0);
        har.put("comment", entry.toString());
        har.put("_number", entry.number()).put("_operation", entry.operation());
        har.put("_outcome", entry.outcome().name());
        entry.fault().ifPresent(fault -> har.put("_fault", Redactor.redact(fault)));
        return har;
    }

    private static void writeRequest(RecordedRequest request, ObjectNode har) {
        String host = request.header("Host").orElse("localhost");
        har.put("method", request.method()).put("url", "http://" + host + request.target());
        har.put("httpVersion", "HTTP/1.1").putArray("cookies");
        ArrayNode headers = har.putArray("headers");
        request.headers().forEach((name, values) -> values.forEach(value -> addPair(headers, name, value)));
        ArrayNode query = har.putArray("queryString");
        request.query().forEach((name, values) -> values.forEach(value -> addPair(query, name, value)));
        if (request.body().size() > 0) {
            ObjectNode post = har.putObject("postData");
            post.put("mimeType", request.header("Content-Type").orElse(""));
            post.put("text", request.body().text().map(Redactor::redact).orElse(""));
            if (request.body().text().isEmpty()) {
                post.put("comment", request.body().toString());
            }
        }
        har.put("headersSize", -1).put("bodySize", request.body().size());
    }

    private static void writeResponse(JournalEntry entry, ObjectNode har) {
        RecordedResponse response = entry.response().orElse(new RecordedResponse(0, Map.of(), RecordedBody.NONE));
        har.put("status", response.status()).put("statusText", "").put("httpVersion", "HTTP/1.1");
        har.putArray("cookies");
        ArrayNode headers = har.putArray("headers");
        response.headers().forEach((name, value) -> addPair(headers, name, value));
        ObjectNode content =
                har.putObject("content").put("size", response.body().size());
        content.put("mimeType", header(response.headers(), "Content-Type"));
        response.body().text().ifPresent(text -> content.put("text", Redactor.redact(text)));
        har.put("redirectURL", Redactor.redact(header(response.headers(), "Location")));
        har.put("headersSize", -1).put("bodySize", response.body().size());
    }

    private static void addPair(ArrayNode pairs, String name, String value) {
        pairs.addObject().put("name", name).put("value", Redactor.redact(name, value));
    }

    private static String header(Map<String, String> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining());
    }
}
