package com.syncsketch.benchmarks.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Creates response bodies from the examples of the contract: any number of records of one kind, each with its own id. */
public final class Payloads {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode examples;
    private final boolean newer;

    /**
     * Reads the examples of the contract.
     *
     * @param newer true for records of a later version of the service, with one field that is not in the contract
     */
    public Payloads(boolean newer) {
        this.newer = newer;
        try (InputStream contract =
                Objects.requireNonNull(Payloads.class.getResourceAsStream("/com/syncsketch/openapi/syncsketch.json"))) {
            examples = MAPPER.readTree(contract).path("components").path("examples");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns an example of the contract unchanged. */
    public byte[] example(String name) {
        return bytes(value(name));
    }

    /** Returns the last page of a list, with a number of items. */
    public byte[] items(int count) {
        return page(NODES.arrayNode().add(value("ItemFull")), count);
    }

    /** Returns the last page of a list, with a number of comments and sketches. */
    public byte[] frames(int count) {
        return page(value("FramePageUncounted").path("objects"), count);
    }

    /** Returns a tree with a number of items, 20 per review and 10 reviews per project. */
    public byte[] tree(int items) {
        JsonNode account = value("TreeWithItems").path(0);
        JsonNode project = account.path("projects").path(0);
        JsonNode review = project.path("reviews").path(0);
        JsonNode item = review.path("items").path(0);
        ArrayNode projects = NODES.arrayNode();
        int created = 0;
        while (created < items) {
            ArrayNode reviews = NODES.arrayNode();
            for (int r = 0; r < 10 && created < items; r++) {
                ArrayNode children = NODES.arrayNode();
                for (int i = 0; i < 20 && created < items; i++) {
                    children.add(numbered(item, ++created));
                }
                reviews.add(numbered(review, created).set("items", children));
            }
            projects.add(numbered(project, created).set("reviews", reviews));
        }
        return bytes(NODES.arrayNode().add(numbered(account, 1).set("projects", projects)));
    }

    private byte[] page(JsonNode all, int count) {
        ArrayNode objects = NODES.arrayNode();
        for (int i = 0; i < count; i++) {
            objects.add(numbered(all.path(i % all.size()), i + 1));
        }
        ObjectNode meta = NODES.objectNode().put("limit", count).put("offset", 0);
        meta.putNull("next").putNull("previous").put("total_count", count);
        return bytes(NODES.objectNode().<ObjectNode>set("meta", meta).set("objects", objects));
    }

    private ObjectNode numbered(JsonNode example, int number) {
        ObjectNode copy = example.deepCopy();
        copy.put("id", 1_000_000L + number);
        return newer ? copy.put("newer_field", "unknown") : copy;
    }

    private JsonNode value(String name) {
        JsonNode value = examples.path(name).path("value");
        if (value.isMissingNode()) {
            throw new IllegalArgumentException("The contract has no example " + name);
        }
        return value;
    }

    private static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
