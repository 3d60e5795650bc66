package com.syncsketch.sdk.client.internal.util;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that advances only during pauses, which take no real time, and a constant random number. */
public final class FakeTime {

    private static final Instant START = Instant.parse("2026-03-03T10:00:00Z");

    public final List<Duration> pauses = new CopyOnWriteArrayList<>();
    public double random = 0.5;

    /** An action at the end of a pause. */
    @FunctionalInterface
    public interface During {

        void happen(Duration pause) throws InterruptedException;
    }

    private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
    private During whilePausing = pause -> {};

    /** Sets the action at the end of each pause. */
    public FakeTime whilePausing(During whilePausing) {
        this.whilePausing = whilePausing;
        return this;
    }

    public void pass(Duration time) {
        passed.updateAndGet(time::plus);
    }

    public Timing timing() {
        return new Timing(new Now(), () -> passed.get().toNanos(), this::sleep, () -> random);
    }

    private void sleep(Duration pause, CountDownLatch end) throws InterruptedException {
        pauses.add(pause);
        pass(pause);
        whilePausing.happen(pause);
    }

    private final class Now extends Clock {

        @Override
        public Instant instant() {
            return START.plus(passed.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
