package com.syncsketch.examples.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and other wishes that the program shall end. While this is open they interrupt the thread that opened it, and the
 * program ends only after that thread has closed it again, but not later than after some seconds.
 */
final class Interruption implements AutoCloseable {

    private static final int GRACE_SECONDS = 10;

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Runnable farewell;
    private final Thread hook = new Thread(this::end, "syncsketch-upload-end");
    private volatile boolean asked;

    /**
     * Opens it.
     *
     * @param farewell what to do at the very end, if there was such a wish; on another thread
     */
    Interruption(Runnable farewell) {
        this.farewell = farewell;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Tells whether the program shall end. */
    boolean isAsked() {
        return asked;
    }

    @SuppressWarnings("ResultOfMethodCallIgnored") // Whether or not there was time enough, this is the end.
    private void end() {
        asked = true;
        worker.interrupt();
        try {
            closed.await(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        farewell.run();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is running.
        }
    }
}
