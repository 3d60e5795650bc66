package com.syncsketch.mock.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/** Generates JSON for schemas: mostly valid values, and some invalid ones close to the limits. */
final class Instances {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 5;

    private static final List<String> TEXTS = List.of(
            "",
            "x",
            "\uD83D\uDE00",
            "2026-03-02T09:15:00Z",
            "2026-03-02T09:15:00.123456+02:00",
            "2026-03-02t09:15:00z",
            "2026-03-02 09:15:00+0000",
            "2026-03-02 09:15:00Z",
            "2026-03-02T09:15:00",
            "2026-03-02T09:15Z",
            "2026-02-30T09:15:00Z",
            "2026-03-02T24:00:00Z",
            "2026-03-02T09:15:00+02",
            "2026-03-02T09:15:00+0200",
            "2026-03-02T09:15:00+25:00",
            "2026-03-02T09:15:00,5Z",
            "2026-03-02T09:15:00.Z",
            "20260302T091500Z",
            "https://example.com/a?b=c#d",
            "https://example.com/a b",
            "https://example.com/ä",
            "https://example.com/%zz",
            "https://example.com/[1]",
            "https://[::1]:80/",
            "http://",
            "ht tp://",
            "https://example.com://",
            "HTTP://EXAMPLE.com",
            "urn:a:b",
            "a:b",
            "//example.com/a",
            "/api/v1/project/12/",
            "/api/v1/item/12/",
            "/api/v1/revision/12/",
            "/api/v3/project/12/",
            "relative/path",
            "?a=b",
            "#f",
            "\\",
            "{}",
            "not json",
            "1",
            "true",
            "True",
            "account",
            "s3");

    private final JsonNode document;
    private final Random random;

    Instances(JsonNode document, Random random) {
        this.document = document;
        this.random = random;
    }

    /** Generates a value for a schema. */
    JsonNode of(JsonNode schema) {
        return of(schema, 0);
    }

    private JsonNode of(JsonNode schema, int depth) {
        if (schema.has("$ref")) {
            return of(document.at(schema.path("$ref").asText().substring(1)), depth);
        }
        if (random.nextInt(60) == 0) {
            return any();
        }
        if (schema.path("nullable").asBoolean() && random.nextInt(6) == 0) {
            return NODES.nullNode();
        }
        if (schema.has("example") && random.nextInt(4) == 0) {
            return schema.get("example").deepCopy();
        }
        if (schema.has("allOf") && random.nextInt(8) > 0) {
            return of(
                    schema.path("allOf").get(random.nextInt(schema.path("allOf").size())), depth);
        }
        return switch (schema.path("type").asText("any")) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "string" -> text(schema);
            case "integer" -> whole(schema);
            case "number" -> random.nextBoolean() ? whole(schema) : NODES.numberNode(new BigDecimal("23.976"));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            default -> any();
        };
    }

    private JsonNode any() {
        return switch (random.nextInt(9)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.objectNode().put("any/thing", 1);
            case 2 -> NODES.arrayNode().add(1).add("x");
            case 3 -> NODES.numberNode(1.0);
            case 4 -> NODES.numberNode(new BigDecimal("1.5"));
            case 5 -> NODES.numberNode(Long.MAX_VALUE);
            case 6 -> NODES.booleanNode(true);
            case 7 -> NODES.objectNode();
            default -> NODES.textNode(pick());
        };
    }

    private String pick() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        schema.path("properties").properties().forEach(property -> {
            if (random.nextInt(depth < DEEPEST ? 3 : 12) == 0) {
                object.set(property.getKey(), of(property.getValue(), depth + 1));
            }
        });
        schema.path("required").forEach(name -> {
            if (!object.has(name.asText()) && random.nextInt(12) > 0) {
                object.set(name.asText(), of(schema.path("properties").path(name.asText()), depth + 1));
            }
        });
        if (random.nextInt(12) == 0) {
            JsonNode others = schema.path("additionalProperties");
            object.set("other~1/member", others.isObject() ? of(others, depth + 1) : any());
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = NODES.arrayNode();
        int size = depth < DEEPEST ? random.nextInt(4) : 0;
        for (int i = 0; i < size; i++) {
            array.add(of(schema.path("items"), depth + 1));
        }
        return array;
    }

    private JsonNode text(JsonNode schema) {
        if (schema.has("enum") && random.nextInt(4) > 0) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        }
        boolean free = !schema.has("format") && !schema.has("pattern");
        return NODES.textNode(free && random.nextInt(4) > 0 ? "text" : pick());
    }

    private JsonNode whole(JsonNode schema) {
        long least = schema.path("minimum").asLong(-1);
        long most = schema.path("maximum").asLong(Integer.MAX_VALUE);
        return switch (random.nextInt(12)) {
            case 0 -> NODES.numberNode(least - 1);
            case 1 -> NODES.numberNode(least);
            case 2 -> NODES.numberNode(most);
            case 3 -> NODES.numberNode(most + 1);
            case 4 -> NODES.numberNode((double) least);
            default -> NODES.numberNode(least + random.nextInt(100) + 2);
        };
    }
}
