package com.syncsketch.mock.fault;

import java.time.Duration;

/** Performs the delays of faults. A test can replace it, to record the delays or to release them itself. */
@FunctionalInterface
public interface Sleeper {

    /**
     * Waits. Called on the thread that serves the request, for every delay and for every pause of a trickled response.
     * Closing the mock server interrupts that thread.
     *
     * @param time how long to wait
     * @throws InterruptedException if the thread is interrupted; the connection is then closed without a response
     */
    void sleep(Duration time) throws InterruptedException;
}
