package com.syncsketch.mock.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Parses all schemas of the contract. They are parsed on first use, so an unsupported schema would be found late. */
class SchemaReferenceTest {

    @Test
    void everySchemaOfTheContractCanBeParsed() {
        List<SchemaReference> schemas = Contract.bundled().operations().values().stream()
                .flatMap(operation -> Stream.of(
                                operation.parameters().stream().map(Parameter::schema),
                                operation.bodies().values().stream(),
                                operation.responses().values().stream()
                                        .flatMap(response -> response.bodies().values().stream()))
                        .flatMap(all -> all))
                .toList();

        assertThat(schemas)
                .hasSizeGreaterThan(300)
                .allSatisfy(schema -> assertThat(schema.check("here", NullNode.instance))
                        .as(schema.toString())
                        .isNotNull());
    }
}
