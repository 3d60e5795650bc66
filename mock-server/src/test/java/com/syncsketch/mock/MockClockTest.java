package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MockClockTest {

    private static final Instant START = Instant.parse("2026-03-02T09:15:00Z");

    private final MockClock clock = MockClock.at(START);

    @Test
    void standsStillUntilItIsMoved() {
        assertThat(clock.instant()).isEqualTo(START);

        clock.advance(Duration.ofHours(2)).advance(Duration.ofSeconds(-1));

        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-02T11:14:59Z"));
    }

    @Test
    void isSetAndReset() {
        clock.set(Instant.EPOCH);
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);

        clock.reset();
        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void followsAnotherClock() {
        MockClock base = MockClock.at(START);
        MockClock following = MockClock.following(base).advance(Duration.ofMinutes(1));

        base.advance(Duration.ofMinutes(10));

        assertThat(following.instant()).isEqualTo(Instant.parse("2026-03-02T09:26:00Z"));
    }

    @Test
    void movesTogetherWithItsCopiesInOtherZones() {
        Clock there = clock.withZone(ZoneId.of("Europe/Berlin"));

        clock.advance(Duration.ofDays(1));

        assertThat(there.instant()).isEqualTo(clock.instant());
        assertThat(there.getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void isUnchangedIfAMoveIsOutOfRange() {
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOfAny(ArithmeticException.class, DateTimeException.class);
        assertThatThrownBy(() -> clock.set(Instant.MAX)).isInstanceOf(DateTimeException.class);
        assertThat(clock.instant()).isEqualTo(START);
    }
}
