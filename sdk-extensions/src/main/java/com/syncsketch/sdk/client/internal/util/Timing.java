package com.syncsketch.sdk.client.internal.util;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Sources of time and randomness, replaceable in tests.
 *
 * @param clock the clock against which dates in responses are read
 * @param nanoTime the elapsed time, as {@link System#nanoTime()}, unaffected by changes of the clock
 * @param sleeper pauses the calling thread between attempts and between polls of a task
 * @param random supplies numbers from 0 (inclusive) to 1 (exclusive)
 */
public record Timing(Clock clock, LongSupplier nanoTime, Sleeper sleeper, DoubleSupplier random) {

    /** Pauses the calling thread. */
    @FunctionalInterface
    public interface Sleeper {

        /**
         * Pauses until the time has passed or the latch opens.
         *
         * @param pause the pause; zero or more
         * @param end ends the pause early
         * @throws InterruptedException if the thread is interrupted
         */
        void sleep(Duration pause, CountDownLatch end) throws InterruptedException;
    }

    /**
     * Returns the system's time and random numbers.
     *
     * @return the default
     */
    public static Timing system() {
        return new Timing(
                Clock.systemUTC(),
                System::nanoTime,
                (pause, end) -> end.await(nanos(pause), TimeUnit.NANOSECONDS),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /**
     * Returns a copy with another clock.
     *
     * @param clock the clock
     * @return the copy
     */
    public Timing with(Clock clock) {
        return new Timing(clock, nanoTime, sleeper, random);
    }

    /**
     * Returns a duration in nanoseconds, or {@link Long#MAX_VALUE} if it is longer than that.
     *
     * @param duration the duration
     * @return nanoseconds
     */
    public static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }
}
