package com.syncsketch.sdk.client.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The time of those who wait for tasks.
 *
 * @param nanoTime a clock like {@link System#nanoTime}
 * @param pause how to let time pass
 */
record Pacing(LongSupplier nanoTime, Pause pause) {

    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofSeconds(10);

    /** The time of this machine. */
    static final Pacing REAL =
            new Pacing(System::nanoTime, (time, end) -> end.await(time.toNanos(), TimeUnit.NANOSECONDS));

    /** Gives the pause after a pause: half as long again. */
    static Duration after(Duration pause) {
        Duration longer = pause.plus(pause.dividedBy(2));
        return longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }

    /** Lets time pass. */
    @FunctionalInterface
    interface Pause {

        /** Waits until the time has passed or the latch is open. */
        void take(Duration time, CountDownLatch end) throws InterruptedException;
    }
}
