package com.syncsketch.sdk.client.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Everything about time and chance that a test may want to decide.
 *
 * @param clock from which dates in answers are counted
 * @param nanoTime the time that passes, as {@link System#nanoTime()} has it, untouched by changes of the clock
 * @param sleeper pauses the calling thread
 * @param random gives numbers from 0 (inclusive) to 1 (exclusive)
 */
public record Timing(Clock clock, LongSupplier nanoTime, Sleeper sleeper, DoubleSupplier random) {

    /** Pauses the calling thread. */
    @FunctionalInterface
    public interface Sleeper {

        /**
         * Pauses.
         *
         * @param pause how long; zero or more
         * @throws InterruptedException if the thread is interrupted
         */
        void sleep(Duration pause) throws InterruptedException;
    }

    /**
     * Gives real time and real chance.
     *
     * @return the clock, the time and the random numbers of this machine
     */
    public static Timing system() {
        return new Timing(
                Clock.systemUTC(),
                System::nanoTime,
                pause -> TimeUnit.NANOSECONDS.sleep(nanos(pause)),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /**
     * Gives the same with another clock.
     *
     * @param clock from which dates in answers are counted
     * @return a copy with that clock
     */
    public Timing with(Clock clock) {
        return new Timing(clock, nanoTime, sleeper, random);
    }

    /** Gives a duration in nanoseconds, or as many as there can be. */
    static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }
}
