package com.syncsketch.mock;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that is controlled by a test, so signed URLs expire without waiting, and times in responses are predictable.
 *
 * <pre>{@code
 * MockClock clock = MockClock.at(Instant.parse("2026-03-02T09:15:00Z"));
 * MockSyncSketch mock = MockSyncSketch.builder().clock(clock).start();
 * clock.advance(Duration.ofHours(2));
 * }</pre>
 *
 * <p>Thread-safe. Clocks returned by {@link #withZone} move together with this one.
 */
public final class MockClock extends Clock {

    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Clock base;
    private final AtomicReference<Duration> offset;

    private MockClock(Clock base, AtomicReference<Duration> offset) {
        this.base = base;
        this.offset = offset;
    }

    /**
     * Creates a clock that stands still until it is moved.
     *
     * @param instant the initial time
     * @return the clock
     */
    public static MockClock at(Instant instant) {
        return following(Clock.fixed(instant, ZoneOffset.UTC));
    }

    /**
     * Creates a clock that runs with another clock and can be moved in addition.
     *
     * @param base the other clock
     * @return the clock, which shows the time of the other clock until it is moved
     */
    public static MockClock following(Clock base) {
        return new MockClock(base, new AtomicReference<>(Duration.ZERO));
    }

    /** Returns a clock with the initial time of this one, which is moved on its own. */
    MockClock independent() {
        return following(base);
    }

    /**
     * Moves the clock forward or back.
     *
     * @param duration the amount of time; negative to move the clock back
     * @return this
     * @throws ArithmeticException if the total offset overflows a {@link Duration}; the clock is unchanged
     * @throws DateTimeException if the new year does not have four digits; the clock is unchanged
     */
    public MockClock advance(Duration duration) {
        offset.updateAndGet(old -> checked(old.plus(duration)));
        return this;
    }

    /**
     * Sets the clock.
     *
     * @param instant the new time
     * @return this
     * @throws DateTimeException if the year does not have four digits; the clock is unchanged
     */
    public MockClock set(Instant instant) {
        offset.set(checked(Duration.between(base.instant(), instant)));
        return this;
    }

    /**
     * Undoes all moves.
     *
     * @return this
     */
    public MockClock reset() {
        offset.set(Duration.ZERO);
        return this;
    }

    private Duration checked(Duration newOffset) {
        Instant moved = base.instant().plus(newOffset);
        if (moved.isBefore(EARLIEST) || moved.isAfter(LATEST)) {
            throw new DateTimeException("The year must have four digits, but the time is " + moved);
        }
        return newOffset;
    }

    /** Returns the current time of this clock. */
    @Override
    public Instant instant() {
        return base.instant().plus(offset.get());
    }

    /** Returns the time zone of the underlying clock; UTC for clocks created with {@link #at}. */
    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    /** Returns this clock with another time zone. Moving either of them moves both. */
    @Override
    public MockClock withZone(ZoneId zone) {
        return new MockClock(base.withZone(zone), offset);
    }

    /** Returns the current time of this clock. */
    @Override
    public String toString() {
        return "MockClock[" + instant() + "]";
    }
}
