package com.syncsketch.it.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** The upload threads of the client in this process. */
final class UploadThreads {

    private static final String NAMES = "syncsketch-upload";

    private UploadThreads() {}

    /** Returns the live threads. */
    static List<Thread> alive() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(NAMES) && thread.isAlive())
                .toList();
    }

    /** Waits until all threads have ended. */
    static void awaitNone() throws InterruptedException {
        for (Thread thread : alive()) {
            thread.join(60_000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }
}
