package com.syncsketch.cli.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The read operations of the contract. Immutable. */
final class ProbeContract {

    private static final String RESOURCE = "/com/syncsketch/openapi/syncsketch.json";
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private final JsonNode root;
    private final List<ReadOperation> reads = new ArrayList<>();

    private ProbeContract(JsonNode root) {
        this.root = root;
        root.path("paths").properties().forEach(path -> {
            // Only GET, because other methods may change data.
            JsonNode get = path.getValue().path("get");
            if (get.isObject()) {
                reads.add(read(path.getKey(), path.getValue(), get));
            }
        });
    }

    /** Loads the contract from the class path. */
    static ProbeContract bundled() {
        try (InputStream file = ProbeContract.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new FileNotFoundException(RESOURCE);
            }
            return new ProbeContract(new JsonMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the contract", e);
        }
    }

    private ReadOperation read(String path, JsonNode item, JsonNode get) {
        List<String> inPath = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(path);
        while (parameter.find()) {
            inPath.add(parameter.group(1));
        }
        List<String> inQuery = new ArrayList<>();
        for (JsonNode parameters : List.of(item.path("parameters"), get.path("parameters"))) {
            for (JsonNode entry : parameters) {
                JsonNode resolved = resolve(entry);
                if (resolved.path("in").asText().equals("query")) {
                    inQuery.add(resolved.path("name").asText());
                }
            }
        }
        Map<Integer, JsonNode> errors = new LinkedHashMap<>();
        get.path("responses").properties().forEach(response -> {
            if (response.getKey().matches("[3-5]\\d\\d")) {
                errors.put(Integer.valueOf(response.getKey()), json(response.getValue()));
            }
        });
        return new ReadOperation(
                get.path("operationId").asText(),
                path,
                List.copyOf(inPath),
                List.copyOf(inQuery),
                json(get.path("responses").path("2XX")),
                Map.copyOf(errors));
    }

    private JsonNode json(JsonNode response) {
        return resolve(response).path("content").path("application/json").path("schema");
    }

    private JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : resolve(root.at(reference.substring(1)));
    }

    /** Returns the read operations, in the order of the contract. */
    List<ReadOperation> reads() {
        return List.copyOf(reads);
    }

    /** Returns the schema of a node of the contract. */
    ContractSchema schema(JsonNode node) {
        return new ContractSchema(root, node);
    }

    /** Returns the names of all fields that the contract describes anywhere. */
    Set<String> fieldNames() {
        Set<String> names = new HashSet<>();
        root.findValues("properties")
                .forEach(properties -> properties.fieldNames().forEachRemaining(names::add));
        return names;
    }

    /** Returns the version of the contract. */
    String version() {
        return root.path("info").path("version").asText();
    }
}
