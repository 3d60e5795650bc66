package com.syncsketch.sdk.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.sdk.client.error.RequestTimeoutException;
import com.syncsketch.sdk.client.error.UploadStalledException;
import com.syncsketch.sdk.client.internal.http.engine.Exchange;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferTimeoutTest {

    private static final Duration STALL = Duration.ofSeconds(60);
    private static final Duration RESPONSE = Duration.ofSeconds(600);
    private static final OperationInfo OPERATION = new OperationInfo("PUT", "{part}");

    private final SharedProgress progress = new SharedProgress();
    private final long start = System.nanoTime() + 1;

    @Test
    void aTransferThatMovesContinues() {
        Exchange exchange = exchange();
        for (int second = 0; second < 10_000; second += 59) {
            exchange.addSent(1, at(second));

            assertThat(expired(exchange, second + 59)).isFalse();
        }
    }

    @Test
    void aSingleTransferEndsAfterTheStallTimeout() {
        Exchange exchange = exchange();
        exchange.addSent(1, at(10));

        assertThat(expired(exchange, 69)).isFalse();
        assertThat(expired(exchange, 70)).isTrue();
        assertThat(exchange.timeouts().timedOut(exchange)).isInstanceOf(UploadStalledException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 59})
    void aTransferMayStandStillForLongerWhileAnotherMakesProgress(int interval) {
        Exchange starved = exchange();
        Exchange moving = exchange();
        for (int second = interval; second < 300; second += interval) {
            moving.addSent(1, at(second));

            assertThat(expired(moving, second)).isFalse();
            assertThat(expired(starved, second)).isFalse();
        }
        moving.addSent(1, at(299));
        expired(moving, 299);

        assertThat(expired(starved, 300)).isTrue();
    }

    @Test
    void allTransfersEndTogetherWhenNoneMakesProgress() {
        Exchange first = exchange();
        Exchange last = exchange();
        last.addSent(1, at(40));
        expired(last, 41);

        assertThat(expired(first, 99)).isFalse();
        assertThat(expired(last, 99)).isFalse();
        assertThat(expired(first, 100)).isTrue();
        assertThat(expired(last, 100)).isTrue();
    }

    @Test
    void otherTransfersDoNotProlongTheWaitForAResponse() {
        Exchange complete = exchange();
        complete.requestComplete(at(1));
        Exchange moving = exchange();
        moving.addSent(1, at(601));
        expired(moving, 601);

        assertThat(expired(complete, 600)).isFalse();
        assertThat(expired(complete, 601)).isTrue();
        assertThat(complete.timeouts().timedOut(complete)).isInstanceOf(RequestTimeoutException.class);
    }

    private Exchange exchange() {
        Exchange exchange = new Exchange(new TransferTimeout(
                OPERATION,
                STALL,
                progress,
                RESPONSE,
                stalled -> new UploadStalledException(Path.of("shot.mov"), stalled.bytesSent(), STALL)));
        exchange.start(start);
        exchange.startSending(start);
        return exchange;
    }

    private boolean expired(Exchange exchange, int second) {
        return exchange.timeouts().remainingNanos(exchange, at(second)) <= 0;
    }

    private long at(int second) {
        return start + Duration.ofSeconds(second).toNanos();
    }
}
