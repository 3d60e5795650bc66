package com.syncsketch.mock.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Shapes are built on first use, so a schema that cannot be built would show late: here it shows at once. */
class SchemaReferenceTest {

    @Test
    void allOfTheContractCanBeBuilt() {
        List<SchemaReference> shapes = Contract.bundled().operations().values().stream()
                .flatMap(operation -> Stream.of(
                                operation.parameters().stream().map(Parameter::shape),
                                operation.bodies().values().stream(),
                                operation.replies().values().stream()
                                        .flatMap(reply -> reply.bodies().values().stream()))
                        .flatMap(all -> all))
                .toList();

        assertThat(shapes)
                .hasSizeGreaterThan(300)
                .allSatisfy(shape -> assertThat(shape.check("here", NullNode.instance))
                        .as(shape.toString())
                        .isNotNull());
    }
}
