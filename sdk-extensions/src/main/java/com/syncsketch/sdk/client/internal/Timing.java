package com.syncsketch.sdk.client.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Everything about time and chance that a test may want to decide.
 *
 * @param clock from which dates in answers are counted
 * @param nanoTime the time that passes, as {@link System#nanoTime()} has it, untouched by changes of the clock
 * @param sleeper pauses the calling thread, between attempts and between questions about a task
 * @param random gives numbers from 0 (inclusive) to 1 (exclusive)
 */
public record Timing(Clock clock, LongSupplier nanoTime, Sleeper sleeper, DoubleSupplier random) {

    /** Pauses the calling thread. */
    @FunctionalInterface
    public interface Sleeper {

        /**
         * Pauses until the time has passed, or somebody ends the pause.
         *
         * @param pause how long; zero or more
         * @param end ends the pause when it opens
         * @throws InterruptedException if the thread is interrupted
         */
        void sleep(Duration pause, CountDownLatch end) throws InterruptedException;
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
                (pause, end) -> end.await(nanos(pause), TimeUnit.NANOSECONDS),
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
