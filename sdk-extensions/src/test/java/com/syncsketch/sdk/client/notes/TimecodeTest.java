package com.syncsketch.sdk.client.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimecodeTest {

    @ParameterizedTest
    @CsvSource({
        "24, 24/1, 24, false",
        "25, 25/1, 25, false",
        "30, 30/1, 30, false",
        "23.976, 24000/1001, 24, false",
        "23.98, 24000/1001, 24, false",
        "23.976023976, 24000/1001, 24, false",
        "29.97, 30000/1001, 30, true",
        "59.94, 60000/1001, 60, true",
        "119.88, 120000/1001, 120, true",
        "47.952, 48000/1001, 48, false",
        "24.00001, 24/1, 24, false",
        "12.5, 25/2, 13, false",
        "0.5, 1/2, 1, false",
        "16.667, 16667/1000, 17, false",
        "1000, 1000/1, 1000, false"
    })
    void frameRate_isExact(double fps, String fraction, int base, boolean dropFrame) {
        FrameRate rate = FrameRate.of(fps);
        assertThat(rate.getNumerator() + "/" + rate.getDenominator()).isEqualTo(fraction);
        assertThat(rate.getTimecodeBase()).isEqualTo(base);
        assertThat(rate.isDropFrameCapable()).isEqualTo(dropFrame);
        assertThat(rate.toDouble()).isCloseTo(fps, within(0.005));
        assertThat(FrameRate.of((int) rate.getNumerator(), (int) rate.getDenominator()))
                .isEqualTo(rate)
                .hasSameHashCodeAs(rate);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -24, 0.0001, 1000.1, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE})
    void frameRate_outOfRange_isRejected(double fps) {
        assertThatThrownBy(() -> FrameRate.of(fps)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "-24, 1", "24, -1", "1001, 1", "24000000, 1000001"})
    void fraction_outOfRange_isRejected(int numerator, int denominator) {
        assertThatThrownBy(() -> FrameRate.of(numerator, denominator)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "24, 0, 00:00:00:00",
        "24, 23, 00:00:00:23",
        "24, 24, 00:00:01:00",
        "24, 86400, 01:00:00:00",
        "25, 89999, 00:59:59:24",
        "25, 2250000, 25:00:00:00",
        "23.976, 24, 00:00:01:00",
        "29.97, 1800, 00:01:00:00",
        "29.97, 107892, 00:59:56:12",
        "120, 119, 00:00:00:119",
        "12.5, 12, 00:00:00:12",
        "12.5, 13, 00:00:01:00",
        "12.5, 24, 00:00:01:11",
        "12.5, 25, 00:00:02:00",
        "0.5, 3, 00:00:06:00"
    })
    void frame_hasItsLabel(double fps, long frame, String label) {
        FrameRate rate = FrameRate.of(fps);
        assertThat(Timecode.of(frame, rate)).hasToString(label);
        assertThat(Timecode.parse(label, rate)).isEqualTo(Timecode.of(frame, rate));
    }

    /** The examples that SMPTE documents repeat: no labels :00 and :01 at a minute, except at each tenth. */
    @ParameterizedTest
    @CsvSource({
        "29.97, 0, 00:00:00;00",
        "29.97, 1799, 00:00:59;29",
        "29.97, 1800, 00:01:00;02",
        "29.97, 3597, 00:01:59;29",
        "29.97, 3598, 00:02:00;02",
        "29.97, 17981, 00:09:59;29",
        "29.97, 17982, 00:10:00;00",
        "29.97, 107892, 01:00:00;00",
        "29.97, 2589408, 24:00:00;00",
        "59.94, 3599, 00:00:59;59",
        "59.94, 3600, 00:01:00;04",
        "59.94, 215784, 01:00:00;00"
    })
    void dropFrame_skipsLabels(double fps, long frame, String label) {
        FrameRate rate = FrameRate.of(fps);
        assertThat(Timecode.ofDropFrame(frame, rate)).hasToString(label);
        assertThat(Timecode.parse(label, rate)).isEqualTo(Timecode.ofDropFrame(frame, rate));
    }

    @ParameterizedTest
    @CsvSource({"29.97, true", "59.94, true", "29.97, false", "25, false", "12.5, false", "14.985, false", "7.3, false"
    })
    void labels_areUniqueAndReadBack(double fps, boolean drop) {
        FrameRate rate = FrameRate.of(fps);
        Set<String> labels = new HashSet<>();
        List<Long> wrong = new ArrayList<>();
        for (long frame = 0; frame < 20_000; frame++) {
            String label = (drop ? Timecode.ofDropFrame(frame, rate) : Timecode.of(frame, rate)).toString();
            if (!labels.add(label) || Timecode.parse(label, rate).getFrame() != frame) {
                wrong.add(frame);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "24, 00:00:00:24",
        "24, 00:00:60:00",
        "24, 00:60:00:00",
        "24, 00:00:00",
        "24, 00:00:00:0",
        "24, -1:00:00:00",
        "24, 00:00:00;00",
        "25, 01:00:00;00",
        "23.976, 00:00:00;00",
        "29.97, 00:01:00;00",
        "29.97, 00:01:00;01",
        "59.94, 00:11:00;03",
        "12.5, 00:00:01:12",
        "24, ''",
        "24, 9999999:00:00:00"
    })
    void labelWithoutAFrame_isRejected(double fps, String label) {
        assertThatThrownBy(() -> Timecode.parse(label, FrameRate.of(fps))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void invalidFrames_areRejected() {
        FrameRate rate = FrameRate.of(29.97);
        assertThatThrownBy(() -> Timecode.of(-1, rate)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Timecode.ofDropFrame(0, FrameRate.of(24)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Timecode.of(3, rate).plus(-4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void plus_countsFrames() {
        FrameRate rate = FrameRate.of(29.97);
        Timecode start = Timecode.parse("01:00:00;00", rate);
        assertThat(start.plus(1800)).hasToString("01:01:00;02");
        assertThat(start.plus(1800).plus(-1)).hasToString("01:00:59;29");
        assertThat(start.plus(1800).isDropFrame()).isTrue();
        assertThat(start.getFrameRate()).isEqualTo(rate);
    }
}
