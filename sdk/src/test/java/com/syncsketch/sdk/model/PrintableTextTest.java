package com.syncsketch.sdk.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of the service in messages and in the text of objects, which forge no line of a log and control no terminal. */
class PrintableTextTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Control and format characters, separators of lines and paragraphs, and halves of surrogate pairs. */
    private static final String UNPRINTABLE = "(?s).*[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}].*";

    private static Project project(String field, String text) {
        return JSON.convertValue(Map.of(field, text), Project.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\r\n",
                "\t",
                "\u0000",
                "\u001b",
                "\u007f",
                "\u0085",
                "\u009b",
                "\u00ad",
                "\u061c",
                "\u200b",
                "\u2028",
                "\u2029",
                "\u202e",
                "\u2066",
                "\ufeff",
                "\ud800",
                "\udc00",
                "\udb40\udc41"
            })
    void control_isEscaped(String control) {
        String text = "a" + control + "ERROR forged";

        assertThat(project("name", text).toString())
                .doesNotMatch(UNPRINTABLE)
                .contains("a\\")
                .contains("ERROR forged");
        assertThatThrownBy(() -> project("created", text).getCreated())
                .isInstanceOfSatisfying(
                        InvalidFieldException.class,
                        e -> assertThat(e.getValue()).isEqualTo(text))
                .message()
                .doesNotMatch(UNPRINTABLE)
                .contains("a\\");
    }

    /** Joiners are part of words and of emoji. */
    @Test
    void words_areKept() {
        String text = "\u0915\u094d\u200d\u0937 \ud83d\udc69\u200d\ud83d\ude80 \u65e5\u672c";

        assertThat(project("name", text)).asString().contains(text);
    }
}
