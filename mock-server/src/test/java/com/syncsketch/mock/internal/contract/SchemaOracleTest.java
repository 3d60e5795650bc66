package com.syncsketch.mock.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.serialization.NodeReader;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Compares {@link Schema} with another validator on many instances of every schema of the contract. */
class SchemaOracleTest {

    private static final String ROOT = "https://contract.invalid/syncsketch";
    private static final int INSTANCES = 60;

    private final JsonNode document = Contract.bundled().document();
    private final SchemaCache schemas = new SchemaCache(document);
    private final SchemaRegistry registry = registry(document);

    @Test
    void agreesWithAnotherValidator() {
        Map<String, Integer> counts = new HashMap<>();
        List<String> disagreements = new ArrayList<>();
        for (String pointer : pointers()) {
            Schema own = schemas.at(pointer);
            com.networknt.schema.Schema other = registry.getSchema(SchemaLocation.of(ROOT + "#" + pointer));
            // One seed for each schema, so that a new schema does not change the instances of the others.
            Instances instances = new Instances(document, new Random(pointer.hashCode()));
            for (int i = 0; i < INSTANCES; i++) {
                JsonNode instance = instances.of(document.at(pointer));
                List<String> ours = own.check(instance, "").stream()
                        // The other validator does not check the ranges of formats.
                        .filter(problem -> !problem.reason().startsWith("is out of the range of "))
                        .map(problem -> problem.place() + " " + firstWords(problem.reason()))
                        .sorted()
                        .toList();
                List<String> theirs = other.validate(instance).stream()
                        .map(error -> error.getInstanceLocation() + " " + firstWords(error.getMessage()))
                        .sorted()
                        .toList();
                if (!new TreeSet<>(ours).equals(new TreeSet<>(theirs))) {
                    disagreements.add(instance + " against " + pointer + ":\n  ours " + ours + "\n  theirs " + theirs);
                }
                counts.merge(ours.isEmpty() ? "valid" : "invalid", 1, Integer::sum);
            }
        }

        assertThat(disagreements).isEmpty();
        assertThat(counts.get("valid")).isGreaterThan(4_000);
        assertThat(counts.get("invalid")).isGreaterThan(4_000);
    }

    /** Normalizes the text of violations: the descriptions of formats differ. */
    private static String firstWords(String reason) {
        return reason.startsWith("is not a valid ") || reason.contains("pattern must be a valid") ? "format" : reason;
    }

    private static SchemaRegistry registry(JsonNode document) {
        Dialect dialect = Dialect.builder("https://contract.invalid/dialect", Dialects.getOpenApi30())
                .unknownKeywordFactory((name, context) -> new NonValidationKeyword(name))
                .build();
        return SchemaRegistry.withDefaultDialect(
                dialect,
                builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .locale(java.util.Locale.ROOT)
                                .build())
                        .resourceLoaders(loaders ->
                                loaders.add(iri -> iri.toString().equals(ROOT) ? InputStream::nullInputStream : null))
                        .nodeReader(new Parsed(document)));
    }

    /** Finds all schemas of components, parameters and bodies. */
    private List<String> pointers() {
        List<String> pointers = new ArrayList<>();
        find(document, "", pointers);
        return pointers;
    }

    private static void find(JsonNode node, String at, List<String> pointers) {
        if (node.isObject()) {
            node.properties().forEach(member -> {
                String pointer = at + "/" + member.getKey().replace("~", "~0").replace("/", "~1");
                if (member.getKey().equals("schema") || at.equals("/components/schemas")) {
                    pointers.add(pointer);
                } else {
                    find(member.getValue(), pointer, pointers);
                }
            });
        } else {
            for (int i = 0; i < node.size(); i++) {
                find(node.get(i), at + "/" + i, pointers);
            }
        }
    }

    private record Parsed(JsonNode document) implements NodeReader {

        @Override
        public JsonNode readTree(String content, InputFormat format) {
            return document;
        }

        @Override
        public JsonNode readTree(InputStream content, InputFormat format) {
            return document;
        }
    }
}
