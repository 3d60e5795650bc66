package com.syncsketch.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[2J",
                "\u009b2J",
                "\u0007",
                "\u0000",
                "\u007f",
                "\u0085",
                "\u202e",
                "\u2066",
                "\u2028",
                "\u200e",
                "\ufeff",
                "\ud800"
            })
    void controlCharacters_areNeitherPrintedNorInLines(String control) {
        String text = "a" + control + "b";

        assertThat(Text.printable(text))
                .doesNotContain(control.substring(0, 1))
                .startsWith("a")
                .endsWith("b");
        assertThat(Text.escaped(text)).doesNotContain(control.substring(0, 1)).contains("\\u");
        assertThat(JsonWriter.value(text, false))
                .doesNotContain(control.substring(0, 1))
                .startsWith("\"a\\u");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shot 010", "Müller", "雨", "👩\u200d🎨", "a\\b", "\"quoted\""})
    void otherText_isPrintedAsItIs(String text) {
        assertThat(Text.printable(text)).isEqualTo(text);
    }

    @Test
    void whiteSpace_isOneLine() {
        assertThat(Text.printable("a\tb\nc\r\nd")).isEqualTo("a b c  d");
        assertThat(Text.escaped("a\tb\nc\r\\n")).isEqualTo("a\\tb\\nc\\r\\\\n");
    }

    @ParameterizedTest
    @CsvSource({"abc, 3", "雨, 2", "e\u0301, 1", "'', 0"})
    void width_isInColumns(String text, int width) {
        assertThat(Text.width(text)).isEqualTo(width);
    }
}
