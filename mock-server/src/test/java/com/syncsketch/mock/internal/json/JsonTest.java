package com.syncsketch.mock.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares {@link Json} with an {@link ObjectMapper}. */
class JsonTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "null",
                "true",
                "-0",
                "2147483648",
                "123456789012345678901234567890",
                "23.976",
                "1e-400",
                "\"\\u0000 \\ud83d\\ude00 / ä\"",
                "[[], {}, [null, false]]",
                "{\"a\": {\"b\": [1, -2.5]}, \"\": \"x\"}"
            })
    void behavesLikeAnObjectMapper(String json) throws IOException {
        JsonNode expected = MAPPER.readTree(json);

        assertThat(Json.read(json)).isEqualTo(expected).hasSameClassAs(expected);
        assertThat(Json.read(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(expected);
        assertThat(Json.read(json.getBytes(StandardCharsets.UTF_16))).isEqualTo(expected);
        if (!expected.isMissingNode()) {
            assertThat(Json.text(expected)).isEqualTo(MAPPER.writeValueAsString(expected));
            assertThat(Json.bytes(expected)).isEqualTo(MAPPER.writeValueAsBytes(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400",
                "-1e999999999",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "{\"\\ud800\": 1}",
                "{",
                "[1",
                "[1,]",
                "{\"a\":}",
                "nul",
                "01",
                "NaN",
                "'a'",
                "{\"a\":1,\"a\":2}",
                "{} x",
                "1 2",
                "]"
            })
    void rejectsInvalidJson(String json) {
        assertThatThrownBy(() -> Json.read(json)).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> Json.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void rejectsInvalidEncoding() {
        byte[] tooLargeForUtf32 = {0, 0, 0, '"', 0x7F, 0, 0, 0};

        assertThatThrownBy(() -> Json.read(tooLargeForUtf32)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void rejectsExcessiveNesting() {
        String deep = "[".repeat(100_000);

        assertThatThrownBy(() -> Json.read(deep)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void writesValuesThatWereNotParsed() {
        JsonNode made =
                JsonNodeFactory.instance.arrayNode().add((String) null).add(1L).add(1.5f);

        assertThat(Json.text(made)).isEqualTo("[null,1,1.5]");
    }

    @Test
    void contractIsTheSameInJsonAndYaml() throws IOException {
        try (InputStream yaml = resource("syncsketch.yaml");
                InputStream json = resource("syncsketch.json")) {
            assertThat(Json.read(json.readAllBytes())).isEqualTo(new YAMLMapper().readTree(yaml));
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(JsonTest.class.getResourceAsStream("/com/syncsketch/openapi/" + name), name);
    }
}
