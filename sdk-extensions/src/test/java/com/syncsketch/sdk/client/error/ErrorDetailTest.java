package com.syncsketch.sdk.client.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorDetailTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\": \"No\"} | No",
                "{\"error_message\": \"Broken\"} | Broken",
                "{\"detail\": \"Not found.\"} | Not found.",
                "{\"non_field_errors\": [\"a\", \"b\"]} | a; b",
                "{\"detail\": {\"code\": 7}} | {\"code\":7}"
            })
    void parse_returnsTheMessage(String body, String message) {
        ErrorDetail detail = ErrorDetail.parse(body);
        assertThat(detail.getMessage()).isEqualTo(message);
        assertThat(detail.getFields()).isEmpty();
        assertThat(detail).hasToString(message);
    }

    @Test
    void parse_ofV1Fields_returnsThemBelowTheResource() {
        ErrorDetail detail =
                ErrorDetail.parse("{\"project\": {\"name\": [\"required\", \"too short\"], \"id\": \"bad\"}}");
        assertThat(detail.getMessage()).isNull();
        assertThat(detail.getFields())
                .isEqualTo(Map.of("project.name", List.of("required", "too short"), "project.id", List.of("bad")));
        assertThat(detail).hasToString("project.name: required, too short; project.id: bad");
    }

    @Test
    void parse_ofV2FieldsAndMessages_returnsBoth() {
        ErrorDetail detail = ErrorDetail.parse("{\"name\": [\"required\"], \"non_field_errors\": [\"no\"]}");
        assertThat(detail).hasToString("no; name: required");
        assertThat(detail.isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "<html>502</html>",
                "[1, 2]",
                "\"text\"",
                "{\"error\": ",
                "{}",
                "null",
                "{\"error\": null}"
            })
    void parse_ofAnUnknownStructure_isEmpty(String body) {
        assertThat(ErrorDetail.parse(body).isEmpty()).isTrue();
    }
}
