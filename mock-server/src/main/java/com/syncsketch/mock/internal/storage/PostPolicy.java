package com.syncsketch.mock.internal.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A POST policy of Amazon S3, which restricts the fields and the file of a signed form. Immutable. */
final class PostPolicy {

    /** The name of the one bucket. */
    static final String BUCKET = "syncsketch-mock";

    private static final Set<String> NEVER_IN_CONDITIONS = Set.of("x-amz-signature", "file", "policy", "bucket");

    private final JsonNode document;

    private PostPolicy(JsonNode document) {
        this.document = document;
    }

    /** Creates a policy that allows exactly these fields, and a file of exactly this size. */
    static String exactly(Map<String, String> fields, long size, Instant expiration) {
        ObjectNode policy = JsonNodeFactory.instance.objectNode().put("expiration", expiration.toString());
        ArrayNode conditions = policy.putArray("conditions");
        conditions.addObject().put("bucket", BUCKET);
        conditions.addArray().add("content-length-range").add(size).add(size);
        fields.forEach((name, value) -> conditions.addObject().put(name, value));
        return policy.toString();
    }

    /** Parses the policy of a form. */
    static PostPolicy parse(String base64) {
        try {
            JsonNode document = Json.read(Base64.getDecoder().decode(base64));
            if (document.path("conditions").isArray()) {
                return new PostPolicy(document);
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // Reported below, like JSON with another structure.
        }
        throw new S3Exception(400, "InvalidPolicyDocument", "Invalid Policy: Invalid JSON.");
    }

    /** Returns the minimum size of the file. */
    long minSize() {
        return range(1, 0);
    }

    /** Returns the maximum size of the file. */
    long maxSize() {
        return range(2, Storage.MAX_SIZE);
    }

    private long range(int index, long fallback) {
        for (JsonNode condition : document.path("conditions")) {
            if (isRange(condition)) {
                return condition.path(index).asLong();
            }
        }
        return fallback;
    }

    private static boolean isRange(JsonNode condition) {
        return condition.path(0).asText().equalsIgnoreCase("content-length-range");
    }

    /**
     * Checks the fields of a form.
     *
     * @param fields the values by name in lower case
     * @param now the current time
     * @throws S3Exception if the policy does not allow them
     */
    void check(Map<String, String> fields, Instant now) {
        try {
            if (now.isAfter(Instant.parse(document.path("expiration").asText()))) {
                throw S3Exception.denied("Invalid according to Policy: Policy expired.");
            }
        } catch (DateTimeException e) {
            throw new S3Exception(400, "InvalidPolicyDocument", "Invalid Policy: Invalid 'expiration' value.");
        }
        Set<String> allowed = new HashSet<>(NEVER_IN_CONDITIONS);
        for (JsonNode condition : document.path("conditions")) {
            if (condition.isObject()) {
                condition
                        .properties()
                        .forEach(field -> allowed.add(require(
                                "eq", "$" + field.getKey(), field.getValue().asText(), fields)));
            } else if (!isRange(condition)) {
                allowed.add(require(
                        condition.path(0).asText(),
                        condition.path(1).asText(),
                        condition.path(2).asText(),
                        fields));
            }
        }
        for (String name : fields.keySet()) {
            if (!allowed.contains(name) && !name.startsWith("x-ignore-")) {
                throw S3Exception.denied("Invalid according to Policy: Extra input fields: " + name);
            }
        }
    }

    /** Checks a condition and returns the name of its field. */
    private static String require(String operator, String field, String expected, Map<String, String> fields) {
        String name = field.replaceFirst("^\\$", "").toLowerCase(Locale.ROOT);
        String value = name.equals("bucket") ? BUCKET : fields.getOrDefault(name, "");
        boolean fulfilled =
                operator.equalsIgnoreCase("starts-with") ? value.startsWith(expected) : value.equals(expected);
        if (!fulfilled) {
            ArrayNode condition = JsonNodeFactory.instance
                    .arrayNode()
                    .add(operator)
                    .add(field)
                    .add(expected);
            throw S3Exception.denied("Invalid according to Policy: Policy Condition failed: " + condition);
        }
        return name;
    }
}
