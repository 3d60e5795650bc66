package com.syncsketch.cli.core;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Handles Ctrl-C and other requests to exit. While open, it interrupts the thread that created it, and the program exits
 * once that thread has closed it, but after a grace period at the latest.
 */
public final class ShutdownHandler implements AutoCloseable {

    private static final int GRACE_SECONDS = 10;

    private final Thread owner = Thread.currentThread();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Runnable lastAction;
    private final Thread hook = new Thread(this::shutDown, "syncsketch-shutdown");
    private volatile boolean requested;

    /**
     * Creates a handler and registers it.
     *
     * @param lastAction the action to run on another thread just before the program exits, if an exit was requested
     */
    public ShutdownHandler(Runnable lastAction) {
        this.lastAction = lastAction;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Returns whether an exit was requested. */
    public boolean isRequested() {
        return requested;
    }

    @SuppressWarnings("ResultOfMethodCallIgnored") // The program exits in any case.
    private void shutDown() {
        requested = true;
        owner.interrupt();
        try {
            closed.await(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lastAction.run();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The shutdown is in progress.
        }
    }
}
