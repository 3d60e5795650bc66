package com.syncsketch.languages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.MockSyncSketch;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The values that Specmatic sends: the examples of the parameters and fields of the contract, and the credentials of a mock
 * server. Without it, Specmatic sends random ids.
 */
final class SpecmaticDictionary {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode contract;
    private final ObjectNode dictionary = JSON.createObjectNode();
    private final ObjectNode path;
    private final ObjectNode query;

    private SpecmaticDictionary(JsonNode contract) {
        this.contract = contract;
        ObjectNode parameters = dictionary.putObject("PARAMETERS");
        path = parameters.putObject("PATH");
        query = parameters.putObject("QUERY");
        parameters.putObject("HEADER");
    }

    /**
     * Writes a dictionary.
     *
     * @param contract the contract as JSON
     * @param mock the server that Specmatic tests
     * @param file the file, which Specmatic finds beside a contract of the same name
     */
    static void write(Path contract, MockSyncSketch mock, Path file) throws IOException {
        SpecmaticDictionary result = new SpecmaticDictionary(JSON.readTree(contract.toFile()));
        result.addParameters();
        result.addFields();
        result.addCredentials(mock);
        JSON.writeValue(file.toFile(), result.dictionary);
    }

    private void addParameters() {
        for (JsonNode item : contract.path("paths")) {
            item.path("parameters").forEach(this::addParameter);
            item.forEach(operation -> operation.path("parameters").forEach(this::addParameter));
        }
    }

    private void addParameter(JsonNode reference) {
        JsonNode parameter = resolve(reference);
        // Optional ones would select nothing or too little.
        if (parameter.path("required").asBoolean()) {
            (parameter.path("in").asText().equals("path") ? path : query)
                    .set(parameter.path("name").asText(), parameter.path("example"));
        }
    }

    private void addFields() {
        contract.at("/components/schemas")
                .properties()
                .forEach(schema -> schema.getValue()
                        .path("properties")
                        .properties()
                        .forEach(field -> {
                            JsonNode example = field.getValue().path("example").isMissingNode()
                                    ? resolve(field.getValue()).path("example")
                                    : field.getValue().path("example");
                            if (!example.isMissingNode()) {
                                dictionary.withObject("/" + schema.getKey()).set(field.getKey(), example);
                            }
                        }));
    }

    private void addCredentials(MockSyncSketch mock) {
        dictionary.withObject("/PARAMETERS/HEADER").put("Authorization", "apikey " + mock.user() + ":" + mock.key());
        query.put("api_key", mock.key()).put("username", mock.user());
        query.put("token", mock.key()).put("email", mock.user());
    }

    private JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : resolve(contract.at(reference.substring(1)));
    }
}
