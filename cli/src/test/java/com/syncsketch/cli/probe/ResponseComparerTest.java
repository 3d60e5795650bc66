package com.syncsketch.cli.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares values with schemas. */
class ResponseComparerTest {

    private final Deviations deviations = new Deviations();
    private final UnknownFields unknown = new UnknownFields(Set.of("known"), false);
    private final ResponseComparer comparer = new ResponseComparer("read", deviations, unknown, false);

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private List<String> compare(String schema, String value) {
        JsonNode root = json(schema);
        comparer.compare(json(value), new ContractSchema(root, root), "");
        return deviations.list().stream()
                .map(entry ->
                        (entry.fieldPath() + " " + entry.kind() + ": " + entry.detail() + " x" + entry.count()).strip())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type': 'integer', 'format': 'int64'} | 9000000000",
                "{'type': 'number'} | 24",
                "{'type': 'number'} | 23.976",
                "{'type': 'integer', 'x-loose-number': true} | '1001'",
                "{'type': 'string', 'nullable': true} | null",
                "{'type': 'object', 'nullable': true, 'allOf': [{'type': 'object', 'nullable': true}]} | null",
                "{'type': 'string', 'format': 'date-time'} | '2026-03-02T09:15:00.123Z'",
                "{'type': 'string', 'format': 'date-time'} | '2026-03-02 09:15:00+00:00'",
                "{'type': 'string', 'format': 'uri-reference'} | '/api/v1/item/1/'",
                "{'type': 'string', 'format': 'json'} | '[1]'",
                "{'type': 'string', 'x-open-enum': [{'value': 'done'}]} | 'done'",
                "{'type': 'string', 'pattern': '^a+$'} | 'aaa'",
                "{'description': 'anything'} | [{'a': 1}]",
            })
    void aValidValue_isNoDeviation(String schema, String value) {
        assertThat(compare(schema, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type': 'integer', 'format': 'int32'} | 9000000000 | wrong format: more than 32 bits x1",
                "{'type': 'integer'} | 1.5 | wrong type: number, integer expected x1",
                "{'type': 'integer'} | '1' | wrong type: integer as text, integer expected x1",
                "{'type': 'integer', 'x-loose-number': true} | 'x' | wrong type: lower-case word, integer expected x1",
                "{'type': 'string'} | null | null: null, string expected x1",
                "{'type': 'object', 'nullable': true, 'allOf': [{'type': 'object'}]} | null | null: null, object"
                        + " expected x1",
                "{'type': 'string', 'format': 'date-time'} | '2026-03-02' | wrong format: date, date-time expected x1",
                "{'type': 'string', 'format': 'uri'} | '/a' | wrong format: path, uri expected x1",
                "{'type': 'string', 'format': 'uri-reference'} | '/ /' | wrong format: text, uri-reference expected x1",
                "{'type': 'string', 'format': 'json'} | '{x}' | wrong format: JSON as text, json expected x1",
                "{'type': 'string', 'enum': ['a']} | 'B c' | unlisted value: a text x1",
                "{'type': 'string', 'pattern': '^a+$'} | 'b' | wrong format: does not match the pattern of the"
                        + " contract x1",
            })
    void anInvalidValue_isADeviation(String schema, String value, String expected) {
        assertThat(compare(schema, value)).containsExactly(expected);
    }

    @Test
    void missingFields_areReportedWithTheirCount() {
        String schema =
                "{'type': 'array', 'items': {'type': 'object', 'required': ['id'], 'x-expected-fields': ['name'],"
                        + " 'properties': {'id': {'type': 'integer'}, 'name': {'type': 'string'}, 'note': {'type':"
                        + " 'string'}}}}";

        assertThat(compare(schema, "[{'id': 1, 'name': 'a'}, {'id': 2}, {'name': 'b'}, {}]"))
                .containsExactlyInAnyOrder("[].name missing: expected x2", "[].id missing: required x2");
        assertThat(comparer.fields().get("[].name").present()).isEqualTo(2);
        assertThat(comparer.fields().get("[].note").absent()).isEqualTo(4);
    }

    @Test
    void comparison_continuesAfterADifference() {
        String schema =
                "{'type': 'object', 'properties': {'a': {'type': 'object', 'properties': {'b': {'type': 'string'}}}, "
                        + "'c': {'type': 'string'}}}";

        assertThat(compare(schema, "{'a': {'b': 1}, 'c': 2}"))
                .containsExactly(
                        "a.b wrong type: integer, string expected x1", "c wrong type: integer, string expected x1");
    }

    @Test
    void unknownFields_areDistinguishedFromFieldsOfOpenSchemas() {
        String schema = "{'type': 'object', 'properties': {'a': {'type': 'object'}, 'b': {}}}";
        compare(schema, "{'a': {'known': 1}, 'b': {'known': 'x y'}, 'known': null}");

        assertThat(unknown.list())
                .extracting(
                        found -> found.location().fieldPath(),
                        found -> found.location().described(),
                        UnknownFields.Found::name,
                        UnknownFields.Found::shapes)
                .containsExactlyInAnyOrder(
                        tuple("a", false, "known", Set.of(ValueShape.INTEGER)),
                        tuple("b", false, "known", Set.of(ValueShape.TEXT)),
                        tuple("", true, "known", Set.of(ValueShape.NULL)));
    }
}
