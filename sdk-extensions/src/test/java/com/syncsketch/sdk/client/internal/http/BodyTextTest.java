package com.syncsketch.sdk.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html; charset=ISO-8859-1 | ISO-8859-1",
                "text/html;charset=\"windows-1252\" | windows-1252",
                "text/html; charset='windows-1252' | windows-1252",
                "text/html; Charset = windows-1252 ; q=1 | windows-1252",
                "text/html; q=1; charset=Shift_JIS | Shift_JIS",
                "text/html; charset=utf-16le | UTF-16LE",
                "text/html; charset=\"utf-16\" | UTF-8",
                "text/html; charset=us-ascii | UTF-8",
                "text/html; charset=utf8 | UTF-8",
                "text/html; xcharset=ISO-8859-1 | UTF-8",
                "text/html | UTF-8",
                "text/html; charset=no-such-charset | UTF-8",
                "text/html; charset=- | UTF-8",
                "text/html; charset= | UTF-8",
            })
    void declaredCharset_isThatOfTheText_ifSupported(String contentType, String charset) {
        byte[] body = "{}".getBytes(StandardCharsets.US_ASCII);

        assertThat(BodyText.of(body, contentType)).isEqualTo(new BodyText(Charset.forName(charset), 0));
    }

    @ParameterizedTest
    @CsvSource({
        "EFBBBF, UTF-8",
        "FEFF, UTF-16BE",
        "FFFE, UTF-16LE",
        "0000FEFF, UTF-32BE",
        "FFFE0000, UTF-32LE",
    })
    void byteOrderMark_takesPrecedence_andIsNotPartOfTheText(String mark, String charset) {
        byte[] text = "{\"a\":\"é\u20ac\"}".getBytes(Charset.forName(charset));
        byte[] start = HexFormat.of().parseHex(mark);
        byte[] body = new byte[start.length + text.length];
        System.arraycopy(start, 0, body, 0, start.length);
        System.arraycopy(text, 0, body, start.length, text.length);

        assertThat(BodyText.of(body, "application/json; charset=ISO-8859-1").decode(body))
                .isEqualTo("{\"a\":\"é\u20ac\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void zeroBytes_showTheCharset(String charset) {
        for (String text : new String[] {"{\"a\":\"é\"}", "[]", "7", "{\u20ac"}) {
            byte[] body = text.getBytes(Charset.forName(charset));

            assertThat(BodyText.of(body, null)).as(text).isEqualTo(new BodyText(Charset.forName(charset), 0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "{}", "\0", "\0\0\0\0\0\0"})
    void textWithoutAMark_isUtf8(String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);

        assertThat(BodyText.of(body, null).decode(body)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "C3",
                "C328",
                "C080",
                "C1BF",
                "E08080",
                "E28228",
                "EDA080",
                "EDB080",
                "EDA080EDB080",
                "F0808080",
                "F0288CBC",
                "F4908080",
                "F8888080",
                "FE",
                "FF"
            })
    void invalidUtf8_isFoundAnywhere(String hex) {
        for (int before = 0; before < 20; before++) {
            for (String after : new String[] {"", "\"}", "aaaaaaaaaaaaaaaaaaaaaaaa"}) {
                byte[] body = HexFormat.of()
                        .parseHex("61".repeat(before)
                                + hex
                                + HexFormat.of().formatHex(after.getBytes(StandardCharsets.US_ASCII)));

                assertThatThrownBy(() -> new BodyText(StandardCharsets.UTF_8, 0).checkUtf8(body))
                        .as(before + " " + after)
                        .isInstanceOf(CharacterCodingException.class);
            }
        }
    }

    @Test
    void validUtf8_ofAnyLength_isAccepted() throws CharacterCodingException {
        String text = "";
        for (int i = 0; i < 3_000; i++) {
            text += "aé\u20ac\ud83d\ude00".charAt(i % 5);
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            boolean whole = !Character.isHighSurrogate(text.charAt(i));

            if (whole && (i < 100 || i > 2_900)) {
                new BodyText(StandardCharsets.UTF_8, 0).checkUtf8(body);
            }
        }
    }
}
