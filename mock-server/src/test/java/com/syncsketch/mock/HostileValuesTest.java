package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.contract.Operation;
import com.syncsketch.mock.internal.contract.Parameter;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Review;
import com.syncsketch.mock.model.Seed;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sends values that no one expects in every parameter and every field of every operation, taken from the contract. None may be an
 * internal error, and every request must be in the journal.
 */
class HostileValuesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String PLACEHOLDER = "@placeholder@";

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "-1",
            "1",
            "1001",
            "2147483646",
            "2147483647",
            "2147483648",
            "-2147483648",
            "4294968301",
            "9007199254740993",
            "9223372036854774808",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "-9223372036854775809",
            "18446744073709552621",
            "1e3",
            "1e308",
            "1e400",
            "-1e400",
            "1e-400",
            "1e999999999",
            "1E+2147483648",
            "1005.0",
            "1005.5",
            "9".repeat(900),
            "9".repeat(1100));

    /** Values of parameters, percent-encoded. */
    private static final List<String> TEXTS = List.of(
            "",
            "%00",
            "%",
            "%2",
            "%zz",
            "%25",
            "%25252e",
            "%ff",
            "%c3%28",
            "%ed%a0%80",
            "%F0%9F%98%80",
            ".",
            "..",
            "%2e%2e",
            "%2F",
            "..%2F..%2Fetc",
            "%5C",
            "%3B",
            "%0D%0AX:%20y",
            "%20",
            "%205%20",
            "%2B5",
            "+5",
            "%D9%A5",
            "0x3ed",
            "0b1",
            "1_0",
            "NaN",
            "Infinity",
            "true",
            "null",
            "None",
            ",",
            "1,2,",
            "%7B%7D",
            "%27%22%3C%3E",
            "2026-13-45",
            "-999999999-01-01T00:00:00Z",
            "%2B1000000000-12-31T23:59:59Z",
            "a".repeat(5000));

    /** Values of fields, as JSON. Not all of them are valid. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "[{}]",
            "NaN",
            "Infinity",
            "-Infinity",
            "+5",
            "05",
            ".5",
            "0x3ed",
            "\"\"",
            "\" 5 \"",
            "\"1005\"",
            "\"18446744073709552621\"",
            "\"1e999999999\"",
            "\"\\u0665\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\ud83d\\ude00\"",
            "\"%\"",
            "\"%00%ff\"",
            "\"..\"",
            "\".\"",
            "\"../../etc/passwd\"",
            "\"C:\\\\con\\\\aux.mov\"",
            "\"a\\r\\nb: c\"",
            "\"<x>&\\\"'\"",
            "\"" + "a".repeat(5000) + "\"",
            "\"" + "\\u00e9".repeat(5000) + "\"",
            "[".repeat(450) + "]".repeat(450),
            "[".repeat(900) + "]".repeat(900),
            "{\"a\":".repeat(480) + "1" + "}".repeat(480));

    private static MockSyncSketch mock;
    private String account;
    private String project;
    private Review review;
    private Item item;

    @BeforeAll
    static void start() throws IOException {
        mock = MockSyncSketch.builder()
                .seed(Seed.demo())
                .limits(limits -> limits.journalCapacity(100))
                .start();
    }

    @AfterAll
    static void stop() {
        mock.close();
    }

    @BeforeEach
    void reset() {
        mock.reset();
        account = String.valueOf(mock.data().accountId());
        project = String.valueOf(mock.data().projects().get(0).get("id"));
        item = mock.service().store().items().all().findFirst().orElseThrow();
        review = item.reviews().get(0);
    }

    static Stream<String> operations() {
        return Contract.bundled().operations().keySet().stream().sorted();
    }

    static Stream<String> operationsWithJson() {
        return operations().filter(id -> !bodies(id).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void parameters_neverCauseAnInternalError(String id) throws Exception {
        Operation operation = Contract.bundled().operation(id);
        List<HttpRequest> requests = new ArrayList<>();
        for (Parameter parameter : operation.parameters()) {
            for (String value : Stream.concat(NUMBERS.stream(), TEXTS.stream()).toList()) {
                target(operation, parameter, value).ifPresent(uri -> requests.add(request(operation, uri, body(id))));
            }
        }

        assertNoInternalError(requests);
    }

    @ParameterizedTest
    @MethodSource("operationsWithJson")
    void fields_neverCauseAnInternalError(String id) throws Exception {
        Operation operation = Contract.bundled().operation(id);
        URI uri = target(operation, null, "").orElseThrow();
        List<HttpRequest> requests = new ArrayList<>();
        for (JsonNode body : bodies(id)) {
            for (String template : templates(prepared(body))) {
                for (String value :
                        Stream.concat(NUMBERS.stream(), VALUES.stream()).toList()) {
                    requests.add(request(operation, uri, template.replace('"' + PLACEHOLDER + '"', value)));
                }
            }
        }

        assertNoInternalError(requests);
    }

    private static void assertNoInternalError(List<HttpRequest> requests) throws Exception {
        long before = mock.journal().count();
        Map<String, Integer> failed = new TreeMap<>();
        for (HttpRequest request : requests) {
            HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 500) {
                failed.put(request + " " + response.body(), response.statusCode());
            }
        }

        assertThat(failed).isEmpty();
        assertThat(mock.defects()).isEmpty();
        assertThat(mock.journal().count() - before).isEqualTo(requests.size());
    }

    private HttpRequest request(Operation operation, URI uri, String body) {
        return HttpRequest.newBuilder(uri)
                .header("Authorization", "apikey " + mock.user() + ":" + mock.key())
                .header("Content-Type", "application/json")
                .method(
                        operation.method(),
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** Returns the URI of a request in which one parameter has a hostile value; empty if the client refuses to send it. */
    private java.util.Optional<URI> target(Operation operation, Parameter hostile, String value) {
        String path = operation.template();
        StringBuilder query = new StringBuilder();
        for (Parameter each : operation.parameters()) {
            String chosen = each == hostile ? value : encode(valid(operation, each));
            if (each.in().equals("path")) {
                path = path.replace("{" + each.name() + "}", chosen);
            } else if (each == hostile || each.required()) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(encode(each.name()))
                        .append('=')
                        .append(chosen);
            }
        }
        try {
            return java.util.Optional.of(URI.create(mock.url() + path + query));
        } catch (IllegalArgumentException e) {
            return java.util.Optional.empty();
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Returns a valid value of a parameter, as far as its name tells. */
    private String valid(Operation operation, Parameter parameter) {
        return switch (parameter.name()) {
            case "account_id" -> account;
            case "project_id" -> project;
            case "review_id" -> String.valueOf(review.id());
            case "item_id" -> String.valueOf(item.id());
            case "user_id" -> String.valueOf(mock.data().userId());
            default -> operation.template().contains("project") ? project : "1";
        };
    }

    /** Returns an example body; an empty string if the operation has none. */
    private String body(String id) {
        List<JsonNode> bodies = bodies(id);
        return bodies.isEmpty() ? "" : prepared(bodies.get(0)).toString();
    }

    /** Returns the examples of the JSON bodies of an operation. */
    private static List<JsonNode> bodies(String id) {
        Operation operation = Contract.bundled().operation(id);
        JsonNode document = Contract.bundled().document();
        JsonNode content = resolve(
                        document,
                        document.path("paths")
                                .path(operation.template())
                                .path(operation.method().toLowerCase(Locale.ROOT))
                                .path("requestBody"))
                .path("content")
                .path("application/json");
        List<JsonNode> bodies = new ArrayList<>();
        content.path("examples")
                .forEach(example -> bodies.add(resolve(document, example).path("value")));
        return bodies;
    }

    private static JsonNode resolve(JsonNode document, JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** Replaces the ids of an example by those of the seed, so that other fields are read, too. */
    private JsonNode prepared(JsonNode example) {
        String json = example.toString()
                .replaceAll("(\"(account|account_id|entity_id)\":)\\d+", "$1" + account)
                .replaceAll("(\"(project|project_id)\":)\\d+", "$1" + project)
                .replaceAll("(\"(review_id|reviewId|new_review_id)\":)\\d+", "$1" + review.id())
                .replaceAll("(\"(id|item_id)\":)\\d+", "$1" + item.id())
                .replaceAll("/api/v1/project/\\d+/", "/api/v1/project/" + project + "/")
                .replaceAll("/api/v1/item/\\d+/", "/api/v1/item/" + item.id() + "/")
                .replaceAll(
                        "/api/v1/revision/\\d+/",
                        "/api/v1/revision/" + item.revisions().get(0).id() + "/");
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns copies of a body in which one value each is a placeholder. */
    private static List<String> templates(JsonNode body) {
        List<String> templates = new ArrayList<>();
        templates.add('"' + PLACEHOLDER + '"');
        addTemplates(body, body, templates);
        return templates;
    }

    private static void addTemplates(JsonNode root, JsonNode node, List<String> templates) {
        TextNode placeholder = TextNode.valueOf(PLACEHOLDER);
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                JsonNode value = object.get(name);
                object.set(name, placeholder);
                templates.add(root.toString());
                object.set(name, value);
                addTemplates(root, value, templates);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode value = array.get(i);
                array.set(i, placeholder);
                templates.add(root.toString());
                array.set(i, value);
                addTemplates(root, value, templates);
            }
        }
    }
}
