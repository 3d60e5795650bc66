package com.syncsketch.mock.fault;

import java.time.Duration;

/** Waits. A test puts its own in place, which notes how long it should wait, or waits for the test. */
@FunctionalInterface
public interface Sleeper {

    /**
     * Waits. Called on the thread that answers, for every delay and every pause of a trickle. When the mock server
     * closes, that thread is interrupted.
     *
     * @param time how long
     * @throws InterruptedException if the thread is interrupted; the connection is then ended without an answer
     */
    void sleep(Duration time) throws InterruptedException;
}
