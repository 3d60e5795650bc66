package com.syncsketch.it.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** The threads of the client's uploads in this process. */
final class UploadThreads {

    private static final String NAMES = "syncsketch-upload";

    private UploadThreads() {}

    /** Gives those that are alive. */
    static List<Thread> alive() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(NAMES) && thread.isAlive())
                .toList();
    }

    /** Waits until there are none. */
    static void awaitNone() throws InterruptedException {
        for (Thread thread : alive()) {
            thread.join(60_000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }
}
