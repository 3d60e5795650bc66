package com.syncsketch.cli.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "90s, PT1M30S",
        "90, PT1M30S",
        "5m, PT5M",
        "2h, PT2H",
        "1d, PT24H",
        "250ms, PT0.25S",
        "1.5s, PT1.5S",
        "PT3M, PT3M",
        "0, PT0S",
        "10 S, PT10S"
    })
    void time_isParsed(String text, Duration expected) {
        assertThat(Units.duration(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-5s", "5y", "5 minutes", "1e3s", "P5", "0.0001ms", "99999999999999999999s"})
    void invalidTime_isRefused(String text) {
        assertThatThrownBy(() -> Units.duration(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("is not a time");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "512, 512", "500k, 512000", "8M, 8388608", "8MiB, 8388608", "1.5m, 1572864", "2G, 2147483648"})
    void size_isParsed(String text, long expected) {
        assertThat(Units.bytes(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "M", "-1", "8T", "8 M/s", "0x10", "999999999999999G"})
    void invalidSize_isRefused(String text) {
        assertThatThrownBy(() -> Units.bytes(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("is not a size");
    }
}
