package com.syncsketch.sdk.client.internal.util;

import java.util.List;
import java.util.stream.IntStream;

/** Threads that do the same work side by side. They are daemons, so that no program hangs on them. */
public final class WorkerThreads {

    private WorkerThreads() {}

    /**
     * Makes threads, which do not run yet.
     *
     * @param name is followed by a hyphen and a number from 1 on
     */
    public static List<Thread> of(int count, String name, Runnable work) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> {
                    Thread thread = new Thread(work, name + "-" + number);
                    thread.setDaemon(true);
                    return thread;
                })
                .toList();
    }

    /**
     * Runs them and waits until the last one has ended, also where this thread is interrupted.
     *
     * @param interrupted what to do about each interrupt; the threads themselves get none
     */
    public static void run(List<Thread> threads, Runnable interrupted) {
        threads.forEach(Thread::start);
        boolean wasInterrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    wasInterrupted = true;
                    interrupted.run();
                }
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
