package com.syncsketch.mock.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.serialization.NodeReader;
import java.io.InputStream;
import java.util.Locale;

/** The schemas of a contract, ready to hold JSON against. Safe for use by several threads. */
final class Schemas {

    private static final String ROOT = "https://contract.invalid/syncsketch";

    private final SchemaRegistry registry;

    Schemas(JsonNode document) {
        // The contract's own extensions say nothing about validity.
        Dialect dialect = Dialect.builder("https://contract.invalid/dialect", Dialects.getOpenApi30())
                .unknownKeywordFactory((name, context) -> new NonValidationKeyword(name))
                .build();
        registry = SchemaRegistry.withDefaultDialect(
                dialect,
                builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                // Not in the language of the machine: texts of refusals are part of what tests see.
                                .locale(Locale.ROOT)
                                .build())
                        .resourceLoaders(loaders ->
                                loaders.add(iri -> iri.toString().equals(ROOT) ? InputStream::nullInputStream : null))
                        .nodeReader(new Parsed(document)));
    }

    /** Builds the schema at a JSON pointer into the document, with all that it refers to. */
    Schema at(String pointer) {
        return registry.getSchema(SchemaLocation.of(ROOT + "#" + pointer));
    }

    /** Hands out the document, which is parsed already, in place of reading it again. */
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
