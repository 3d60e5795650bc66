package com.syncsketch.mock.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @Test
    void parseLong_acceptsTheRangeOfALong() {
        assertThat(Numbers.parseLong("0")).hasValue(0);
        assertThat(Numbers.parseLong("-0")).hasValue(0);
        assertThat(Numbers.parseLong("-9223372036854775808")).hasValue(Long.MIN_VALUE);
        assertThat(Numbers.parseLong("9223372036854775807")).hasValue(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " 5 ",
                "+5",
                "5\n",
                "--5",
                "0x5",
                "5.0",
                "1e3",
                "1_0",
                "NaN",
                "\u0665",
                "\uff15",
                "9223372036854775808",
                "-9223372036854775809",
                "18446744073709552621"
            })
    void parseLong_rejectsEverythingElse(String text) {
        assertThat(Numbers.parseLong(text)).isEmpty();
    }

    @Test
    void parseInt_checksTheRange() {
        assertThat(Numbers.parseInt("1", 1, 10)).hasValue(1);
        assertThat(Numbers.parseInt("10", 1, 10)).hasValue(10);
        assertThat(Numbers.parseInt("0", 1, 10)).isEmpty();
        assertThat(Numbers.parseInt("4294967297", 1, 10)).isEmpty();
    }

    @Test
    void parseDecimal_acceptsTheRangeOfADouble() {
        assertThat(Numbers.parseDecimal("24")).contains(new BigDecimal("24"));
        assertThat(Numbers.parseDecimal("-23.976")).contains(new BigDecimal("-23.976"));
        assertThat(Numbers.parseDecimal("1e308")).contains(new BigDecimal("1e308"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1e309",
                "-1e400",
                "1e999999999",
                "1e2147483648",
                "NaN",
                "Infinity",
                ".5",
                "5.",
                "\u0665",
                "1d"
            })
    void parseDecimal_rejectsEverythingElse(String text) {
        assertThat(Numbers.parseDecimal(text)).isEmpty();
    }

    @Test
    void parseDecimal_rejectsLongTexts() {
        assertThat(Numbers.parseDecimal("0".repeat(100_000) + "1")).isEmpty();
    }
}
