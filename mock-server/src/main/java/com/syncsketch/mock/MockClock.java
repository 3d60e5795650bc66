package com.syncsketch.mock;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that a test moves: signed addresses expire, and times in answers are known, without waiting for anything.
 *
 * <pre>{@code
 * MockClock clock = MockClock.at(Instant.parse("2026-03-02T09:15:00Z"));
 * MockSyncSketch mock = MockSyncSketch.builder().clock(clock).start();
 * clock.advance(Duration.ofHours(2));
 * }</pre>
 *
 * <p>Safe for use by several threads. Clocks that {@link #withZone} gives move with this one.
 */
public final class MockClock extends Clock {

    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Clock base;
    private final AtomicReference<Duration> ahead;

    private MockClock(Clock base, AtomicReference<Duration> ahead) {
        this.base = base;
        this.ahead = ahead;
    }

    /**
     * Makes a clock that stands still until it is moved.
     *
     * @param instant the time it shows
     * @return the clock
     */
    public static MockClock at(Instant instant) {
        return following(Clock.fixed(instant, ZoneOffset.UTC));
    }

    /**
     * Makes a clock that goes on by itself as another one does, and can be moved besides.
     *
     * @param base the other clock
     * @return the clock, which shows the time of the other one until it is moved
     */
    public static MockClock following(Clock base) {
        return new MockClock(base, new AtomicReference<>(Duration.ZERO));
    }

    /**
     * Moves the clock on, or back.
     *
     * @param duration by how much; negative to move it back
     * @return this
     * @throws ArithmeticException if no duration is long enough for the result; the clock stays where it is
     * @throws DateTimeException if the year would not have four digits; the clock stays where it is
     */
    public MockClock advance(Duration duration) {
        ahead.updateAndGet(old -> checked(old.plus(duration)));
        return this;
    }

    /**
     * Sets the clock.
     *
     * @param instant the time it shows now
     * @return this
     * @throws DateTimeException if its year does not have four digits; the clock stays where it is
     */
    public MockClock set(Instant instant) {
        ahead.set(checked(Duration.between(base.instant(), instant)));
        return this;
    }

    /**
     * Takes back every move.
     *
     * @return this
     */
    public MockClock reset() {
        ahead.set(Duration.ZERO);
        return this;
    }

    private Duration checked(Duration offset) {
        Instant moved = base.instant().plus(offset);
        if (moved.isBefore(EARLIEST) || moved.isAfter(LATEST)) {
            throw new DateTimeException(moved + " has no year of four digits");
        }
        return offset;
    }

    /** Gives the time of this clock. */
    @Override
    public Instant instant() {
        return base.instant().plus(ahead.get());
    }

    /** Gives the zone, which is UTC unless the clock was made otherwise. */
    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    /** Gives this clock for another zone. A move of one of them moves both. */
    @Override
    public MockClock withZone(ZoneId zone) {
        return new MockClock(base.withZone(zone), ahead);
    }

    /** Gives the time that it shows. */
    @Override
    public String toString() {
        return "MockClock[" + instant() + "]";
    }
}
