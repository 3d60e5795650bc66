package com.syncsketch.sdk.client.internal.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AdaptiveParallelismTest {

    private static final long KIB = 1024;

    private final List<Thread> waiting = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        for (Thread thread : waiting) {
            thread.interrupt();
            thread.join();
        }
    }

    @Test
    void upTo_startsWithFour_andDoublesAfterEachFastPart() throws InterruptedException {
        AdaptiveParallelism parallelism = AdaptiveParallelism.upTo(10);
        acquire(parallelism, 4);
        assertNoPermitLeft(parallelism);

        sendFast(parallelism);
        awaitLast();
        acquire(parallelism, 3);
        assertNoPermitLeft(parallelism);

        sendFast(parallelism);
        awaitLast();
        acquire(parallelism, 1);
        assertNoPermitLeft(parallelism);

        sendFast(parallelism);
        assertNoPermitLeft(parallelism);
    }

    @Test
    void upTo_lessThanFour_neverAllowsMore() throws InterruptedException {
        AdaptiveParallelism parallelism = AdaptiveParallelism.upTo(3);
        assertThat(parallelism.max()).isEqualTo(3);
        acquire(parallelism, 3);
        sendFast(parallelism);
        assertNoPermitLeft(parallelism);
    }

    @Test
    void fixed_doesNotChange() throws InterruptedException {
        AdaptiveParallelism parallelism = AdaptiveParallelism.fixed(6);
        assertThat(parallelism.max()).isEqualTo(6);
        acquire(parallelism, 6);
        sendFast(parallelism);
        assertNoPermitLeft(parallelism);
        parallelism.release();
        awaitLast();
        assertNoPermitLeft(parallelism);
    }

    /** The first bytes only fill buffers, and a part counts once. */
    @Test
    void part_isMeasuredOnce_andOnlyAfterTheFirstBytes() throws InterruptedException {
        AdaptiveParallelism parallelism = AdaptiveParallelism.upTo(64);
        acquire(parallelism, 4);
        LongConsumer small = parallelism.throughputListener();
        small.accept(100 * KIB);
        small.accept(300 * KIB);
        small.accept(700 * KIB);
        assertNoPermitLeft(parallelism);
        small.accept(800 * KIB);
        awaitLast();
        acquire(parallelism, 3);
        small.accept(900 * KIB);
        small.accept(9000 * KIB);
        assertNoPermitLeft(parallelism);
    }

    private static void sendFast(AdaptiveParallelism parallelism) {
        LongConsumer part = parallelism.throughputListener();
        for (long sent = 64 * KIB; sent <= 1024 * KIB; sent += 64 * KIB) {
            part.accept(sent);
        }
    }

    private static void acquire(AdaptiveParallelism parallelism, int parts) throws InterruptedException {
        for (int i = 0; i < parts; i++) {
            parallelism.acquire();
        }
    }

    /** Waits until the waiting thread has acquired its permit. */
    private void awaitLast() throws InterruptedException {
        waiting.get(waiting.size() - 1).join();
    }

    /** Starts a thread that waits for the next permit. */
    private void assertNoPermitLeft(AdaptiveParallelism parallelism) {
        Thread thread = new Thread(() -> {
            try {
                parallelism.acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        waiting.add(thread);
        thread.start();
        while (thread.getState() != Thread.State.WAITING) {
            assertThat(thread.getState()).as("a permit is left").isNotEqualTo(Thread.State.TERMINATED);
            Thread.onSpinWait();
        }
    }
}
