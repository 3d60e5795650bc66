package com.syncsketch.sdk.client.internal.util;

import java.util.List;
import java.util.stream.IntStream;

/** Daemon threads that run the same task in parallel. */
public final class WorkerThreads {

    private WorkerThreads() {}

    /**
     * Creates threads without starting them.
     *
     * @param name the prefix of their names; a hyphen and a number starting at 1 follow
     */
    public static List<Thread> create(int count, String name, Runnable task) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> {
                    Thread thread = new Thread(task, name + "-" + number);
                    thread.setDaemon(true);
                    return thread;
                })
                .toList();
    }

    /**
     * Starts threads and waits until all have finished, even if the calling thread is interrupted; then its interrupt flag
     * is set again at the end.
     *
     * @param onInterrupt runs at each interrupt; the threads themselves are not interrupted
     */
    public static void run(List<Thread> threads, Runnable onInterrupt) {
        threads.forEach(Thread::start);
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    onInterrupt.run();
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
