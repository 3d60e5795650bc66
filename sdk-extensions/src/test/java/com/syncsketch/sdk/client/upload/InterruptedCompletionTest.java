package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.syncsketch.sdk.client.error.ClientClosedException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.RequestTimeoutException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Completions whose response does not arrive, or is not awaited. */
class InterruptedCompletionTest extends CompletionFixture {

    @Test
    void lostConnection_abortsNothing() throws IOException {
        fake.hangsUp("complete", 99);

        assertPossiblyComplete(unfinished(request().build()));
    }

    @Test
    void timeout_abortsNothing() throws IOException {
        holdComplete(new CountDownLatch(1));

        UnfinishedUploadException e =
                unfinished(request().responseTimeout(Duration.ofMillis(100)).build());

        assertThat(e).hasCauseInstanceOf(RequestTimeoutException.class);
        assertPossiblyComplete(e);
    }

    @Test
    void close_duringTheRequest_abortsNothing() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        holdComplete(arrived);
        UploadHandle handle = client.uploads().startUpload(request().build());
        arrived.await();

        client.close();

        assertThatThrownBy(() -> handle.completion().join())
                .cause()
                .isInstanceOfSatisfying(UnfinishedUploadException.class, e -> {
                    assertThat(e).hasCauseInstanceOf(ClientClosedException.class);
                    assertPossiblyComplete(e);
                });
    }

    @Test
    void interrupt_duringTheRequest_abortsNothing() throws IOException {
        Thread uploading = Thread.currentThread();
        fake.faults.put("complete", (exchange, call) -> {
            uploading.interrupt();
            await(fake.service.end);
            return true;
        });

        UnfinishedUploadException e = unfinished(request().build());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(e.getCause())
                .isInstanceOfSatisfying(
                        RequestInterruptedException.class,
                        interrupted -> assertThat(interrupted.isRequestSent()).isTrue());
        assertPossiblyComplete(e);
    }

    @Test
    void interrupt_betweenAttempts_abortsNothing() throws IOException {
        complete(504, "text/plain", "");
        time.whilePausing(pause -> {
            throw new InterruptedException();
        });

        UnfinishedUploadException e = unfinished(request().build());

        assertThat(Thread.interrupted()).isTrue();
        assertPossiblyComplete(e);
    }

    @Test
    void interrupt_beforeTheRequest_aborts() throws IOException {
        UploadRequest request = request().build();
        Thread uploading = Thread.currentThread();
        fake.faults.put("put 1", (exchange, call) -> {
            uploading.interrupt();
            return false;
        });

        UnfinishedUploadException e = unfinished(request);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(e.isPossiblyComplete()).isFalse();
        assertThat(fake.count("complete")).isZero();
        assertThat(fake.aborted).isTrue();
    }

    private void holdComplete(CountDownLatch arrived) {
        fake.faults.put("complete", (exchange, call) -> hold(exchange, arrived));
    }

    private boolean hold(HttpExchange exchange, CountDownLatch arrived) throws IOException {
        exchange.getRequestBody().readAllBytes();
        arrived.countDown();
        await(fake.service.end);
        return true;
    }
}
