package com.syncsketch.sdk.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Reads every example of the contract into its model and writes it back. */
class ContractExamplesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Comparator<JsonNode> NUMBERS_BY_VALUE = (one, other) -> {
        boolean same = one.equals(other)
                || one instanceof NumericNode
                        && other instanceof NumericNode
                        && one.decimalValue().compareTo(other.decimalValue()) == 0;
        return same ? 0 : 1;
    };

    private record Example(String name, JavaType type, JsonNode value) {}

    private final JsonNode contract = read();

    private static JsonNode read() {
        try (InputStream file =
                ContractExamplesTest.class.getResourceAsStream("/com/syncsketch/openapi/syncsketch.yaml")) {
            return new YAMLMapper().readTree(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> example_decodesAndEncodesBackToEqualJson() {
        return examples().stream()
                .map(example -> DynamicTest.dynamicTest(example.name(), () -> {
                    Object decoded =
                            JSON.convertValue(JSON.readTree(example.value().toString()), example.type());
                    JsonNode encoded = JSON.readTree(JSON.writeValueAsBytes(decoded));
                    assertThat(encoded.equals(NUMBERS_BY_VALUE, example.value()))
                            .as("%s%n  became%n%s", example.value(), encoded)
                            .isTrue();
                }));
    }

    @Test
    void examples_areFound() {
        // A change to the layout of the contract must not empty the test above unnoticed.
        assertThat(examples()).hasSizeGreaterThan(120);
    }

    private List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        contract.at("/paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    JsonNode operation = method.getValue();
                    String name = operation.path("operationId").asText();
                    collect(name + " request", resolve(operation.path("requestBody")), examples);
                    operation
                            .path("responses")
                            .properties()
                            .forEach(response ->
                                    collect(name + " " + response.getKey(), resolve(response.getValue()), examples));
                    operation
                            .path("callbacks")
                            .properties()
                            .forEach(callback -> callback.getValue()
                                    .forEach(event -> collect(
                                            name + " " + callback.getKey(),
                                            event.path("post").path("requestBody"),
                                            examples)));
                }));
        return examples;
    }

    private void collect(String name, JsonNode holder, List<Example> examples) {
        JsonNode media = holder.path("content").path("application/json");
        typeOf(media.path("schema"))
                .ifPresent(type -> media.path("examples")
                        .properties()
                        .forEach(example -> examples.add(new Example(
                                name + " " + example.getKey(),
                                type,
                                resolve(example.getValue()).path("value")))));
    }

    private Optional<JavaType> typeOf(JsonNode schema) {
        if (schema.path("type").asText().equals("array")) {
            return typeOf(schema.path("items"))
                    .map(element -> JSON.getTypeFactory().constructCollectionType(List.class, element));
        }
        String name = schema.path("$ref").asText().replaceFirst(".*/", "");
        JsonNode component = contract.at("/components/schemas").path(name);
        if (component.path("type").asText().equals("array")) {
            return typeOf(component);
        }
        if (!component.path("type").asText().equals("object")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.constructType(Class.forName("com.syncsketch.sdk.model." + name)));
        } catch (ClassNotFoundException e) {
            // A free-form object is a map.
            return Optional.of(JSON.getTypeFactory().constructMapType(java.util.Map.class, String.class, Object.class));
        }
    }

    private JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : contract.at(reference.substring(1));
    }
}
