package com.syncsketch.sdk.client.internal.http.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Time passes only while a connection waits. */
@Timeout(60)
class BandwidthLimiterTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - SECOND);
    private LongConsumer onPause = nanos -> {};

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    private BandwidthLimiter limiter(long rate) {
        return new BandwidthLimiter(rate, now::get, nanos -> {
            now.addAndGet(Math.max(1, nanos));
            onPause.accept(nanos);
        });
    }

    private static Exchange exchange() {
        return new Exchange(null);
    }

    private static void send(BandwidthLimiter limiter, long bytes) {
        Exchange exchange = exchange();
        for (long left = bytes; left > 0; ) {
            int granted = limiter.acquire((int) Math.min(left, 128 * 1024), exchange);
            assertThat(granted).isPositive();
            left -= granted;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1024, 5000, 100_000, 12_345_678, 2_000_000_000L})
    void bytes_takeTheTimeOfTheLimit(long rate) {
        BandwidthLimiter limiter = limiter(rate);
        long start = now.get();

        send(limiter, 10 * rate);

        assertThat(now.get() - start).isBetween(10 * SECOND - SECOND / 8, 10 * SECOND + SECOND / 8);
    }

    @Test
    void withoutALimit_allBytesAreGranted() {
        long start = now.get();

        assertThat(limiter(0).acquire(1_000_000, exchange())).isEqualTo(1_000_000);

        assertThat(now).hasValue(start);
    }

    @Test
    void idleTime_allowsOnlyAShortBurst() {
        BandwidthLimiter limiter = limiter(800_000);
        now.addAndGet(1000 * SECOND);
        long start = now.get();

        send(limiter, 1_600_000);

        assertThat(now.get() - start).isBetween(2 * SECOND - SECOND / 8, 2 * SECOND);
    }

    @Test
    void pieces_areSmallOnSlowLinks() {
        assertThat(limiter(1024).acquire(1_000_000, exchange())).isEqualTo(512);
        assertThat(limiter(100_000_000).acquire(1_000_000, exchange())).isEqualTo(16 * 1024);
        assertThat(limiter(1024).acquire(3, exchange())).isEqualTo(3);
    }

    @Test
    void changedLimit_appliesToAWaitingConnection() {
        BandwidthLimiter limiter = limiter(1024);
        onPause = nanos -> limiter.limit(0);

        assertThat(limiter.acquire(1_000_000, exchange())).isEqualTo(1_000_000);

        limiter.limit(100_000);
        onPause = nanos -> {};
        long start = now.get();
        send(limiter, 1_000_000);
        assertThat(now.get() - start).isBetween(9 * SECOND, 11 * SECOND);
    }

    @Test
    void waiting_isNoStall() {
        Exchange exchange = exchange();
        exchange.start(0);
        List<Long> progress = new ArrayList<>();
        onPause = nanos -> {
            assertThat(nanos).isLessThanOrEqualTo(Duration.ofMillis(50).toNanos());
            progress.add(exchange.lastProgress());
        };

        limiter(1024).acquire(1_000_000, exchange);

        assertThat(progress).hasSizeGreaterThan(5).doesNotHaveDuplicates();
    }

    @Test
    void cancelledOrAnsweredRequest_doesNotWait() {
        Exchange cancelled = exchange();
        onPause = nanos -> cancelled.cancel(Exchange.Cancellation.CLOSED);
        Exchange answered = exchange();
        long start = now.get();

        limiter(1024).acquire(1_000_000, cancelled);
        onPause = nanos -> answered.receivedHead(413, 0);
        limiter(1024).acquire(1_000_000, answered);
        onPause = nanos -> Thread.currentThread().interrupt();
        limiter(1024).acquire(1_000_000, exchange());

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(now.get() - start).isLessThan(SECOND);
    }

    @Test
    void interruptedThread_doesNotWaitForItsTurn() {
        Thread.currentThread().interrupt();

        assertThat(limiter(1024).acquire(1_000_000, exchange())).isEqualTo(512);

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void connections_takeTurns() throws InterruptedException {
        int connections = 4;
        BandwidthLimiter limiter = limiter(100_000);
        // The others queue up before each piece is granted.
        AtomicBoolean ended = new AtomicBoolean();
        onPause = nanos -> {
            while (!ended.get() && limiter.waiting() < connections - 1) {
                Thread.onSpinWait();
            }
        };
        List<Integer> grants = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            int connection = i;
            threads.add(new Thread(() -> {
                while (grants.size() < 40) {
                    limiter.acquire(100_000, exchange());
                    grants.add(connection);
                }
                // The last ones must not wait for others.
                ended.set(true);
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        for (int i = connections; i + connections <= 36; i += connections) {
            assertThat(grants.subList(i, i + connections)).doesNotHaveDuplicates();
        }
    }
}
