package com.syncsketch.release.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which changes of a small contract are reported. */
class ContractChangesTest {

    private static final String BEFORE = """
        openapi: 3.0.3
        info: {title: Example, version: "1"}
        paths:
          /api/things/{id}/:
            get:
              operationId: getThing
              parameters:
                - {name: id, in: path, required: true, schema: {type: integer, format: int64}}
                - {name: fields, in: query, schema: {type: string}}
              responses:
                2XX: {description: It., content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
            patch:
              operationId: updateThing
              parameters:
                - {name: id, in: path, required: true, schema: {type: integer, format: int64}}
              requestBody:
                content: {application/json: {schema: {$ref: '#/components/schemas/ThingUpdate'}}}
              responses:
                2XX: {description: It., content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
        components:
          schemas:
            Thing:
              type: object
              properties:
                name: {type: string}
                tags: {type: array, items: {$ref: '#/components/schemas/Tag'}}
            Tag:
              type: object
              properties:
                label: {type: string}
            ThingUpdate:
              type: object
              properties:
                name: {type: string, maxLength: 200}
        """;

    @Test
    void unchangedContract_hasNoChanges() {
        assertThat(ContractChanges.between(BEFORE, BEFORE)).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "label: {type: string}; label: {type: integer}; GET /api/things/{id}/ response 2XX.tags[].label: type",
                "label: {type: string}; title: {type: string}; GET /api/things/{id}/ response 2XX.tags[].label: removed",
                "name: fields, in: query; name: select, in: query; GET /api/things/{id}/ parameters fields: removed",
                "name: fields, in: query; name: fields, in: query, required: true; GET /api/things/{id}/ parameters"
                        + " fields: parameter",
                "maxLength: 200; maxLength: 100; PATCH /api/things/{id}/ request.name: maxlength",
                "patch:; put:; PATCH /api/things/{id}/: removed"
            })
    void breakingChange_isReported(String before, String after, String change) {
        assertThat(BEFORE).contains(before);
        assertThat(ContractChanges.between(BEFORE, BEFORE.replace(before, after)))
                .contains(change);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "label: {type: string}; label: {type: string, description: Words}",
                "maxLength: 200; maxLength: 300",
                "operationId: getThing; description: More words",
                "name: id, in: path; name: id, description: 'Its id', in: path"
            })
    void compatibleChange_isNotReported(String before, String after) {
        assertThat(BEFORE).contains(before);
        assertThat(ContractChanges.between(BEFORE, BEFORE.replace(before, after)))
                .isEmpty();
    }

    @Test
    void newField_isAnAddition() {
        ContractChanges changes = ContractChanges.of(BEFORE, BEFORE + "        note: {type: string}\n");

        assertThat(changes.breaking()).isEmpty();
        assertThat(changes.additions()).containsExactly("PATCH /api/things/{id}/ request.note: new");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "label: {type: string}; label: {type: string}~        kind: {type: string};"
                        + " GET /api/things/{id}/ response 2XX.tags[].kind: new",
                "- {name: fields, in: query, schema: {type: string}};"
                        + " - {name: fields, in: query, schema: {type: string}}~"
                        + "        - {name: limit, in: query, schema: {type: integer}};"
                        + " GET /api/things/{id}/ parameters limit: new"
            })
    void addition_isReported(String before, String after, String change) {
        // A line break within a row of the table would end it.
        String changed = after.replace("~", "\n");
        assertThat(ContractChanges.of(BEFORE, BEFORE.replace(before, changed)).additions())
                .contains(change);
    }
}
