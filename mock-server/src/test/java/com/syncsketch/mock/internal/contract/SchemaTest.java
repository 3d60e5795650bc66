package com.syncsketch.mock.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.syncsketch.mock.internal.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what the contract does not contain, so that {@link SchemaOracleTest} does not cover it. */
class SchemaTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'anyOf': []}",
                "{'not': {}}",
                "{'exclusiveMinimum': true}",
                "{'uniqueItems': true}",
                "{'properties': {'a': {'items': {'multipleOf': 2}}}}",
                "{'additionalProperties': {'discriminator': {}}}",
                "{'type': 'null'}",
                "{'type': 'string', 'format': 'email'}",
                "'text'"
            })
    void rejectsUnsupportedKeywords(String schema) {
        assertThatThrownBy(() -> schema(schema)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rejectsDanglingReferences() throws JsonProcessingException {
        Schema schema = schema("{'$ref': '#/components/schemas/Nothing'}");

        assertThatThrownBy(() -> schema.check(json("1"), "body")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    {'minItems': 2}                       | [1]            | body: must have at least 2 items but found 1
                    {'maxItems': 1}                       | [1, 2]         | body: must have at most 1 items but found 2
                    {'enum': [1, 2]}                      | 3              | body: does not have a value in the enumeration [1, 2]
                    {'maximum': 9007199254740993}         | 9007199254740994 | body: must have a maximum value of 9007199254740993
                    {'items': {'type': 'boolean'}}        | [true, {}]     | body /1: object found, boolean expected
                    {'properties': {'a/b': {'minLength': 2}}} | {'a/b': '\uD83D\uDE00'} | body /a~1b: must be at least 2 characters long
                    """)
    void reportsViolations(String schema, String value, String problem) throws JsonProcessingException {
        assertThat(schema(schema).check(json(value), "body"))
                .extracting(Violation::toString)
                .containsExactly(problem);
    }

    @Test
    void comparesNumbersByValue() throws JsonProcessingException {
        assertThat(schema("{'enum': [1]}").check(json("10000000000"), "body")).hasSize(1);
        assertThat(schema("{'enum': [1]}").check(json("1.0"), "body")).isEmpty();
    }

    private static Schema schema(String json) throws JsonProcessingException {
        return new Schema(json(json), new SchemaCache(MissingNode.getInstance()));
    }

    private static JsonNode json(String json) throws JsonProcessingException {
        return Json.read(json.replace('\'', '"'));
    }
}
