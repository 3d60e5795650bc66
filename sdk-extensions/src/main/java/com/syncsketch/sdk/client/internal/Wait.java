package com.syncsketch.sdk.client.internal;

import com.syncsketch.sdk.client.error.RequestTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How long the calling thread waits for an answer. */
interface Wait {

    /**
     * Waits.
     *
     * @throws com.syncsketch.sdk.client.error.SyncSketchException if it waited long enough
     */
    <T> T await(CompletableFuture<T> answer) throws InterruptedException, ExecutionException;

    /**
     * Waits until a time has passed, counted from now and over all waits. It covers the body, unlike the time-out of
     * {@link java.net.http.HttpRequest}, which ends when the headers have come.
     */
    static Wait atMost(Duration duration, Call call) {
        long start = System.nanoTime();
        return new Wait() {
            @Override
            public <T> T await(CompletableFuture<T> answer) throws InterruptedException, ExecutionException {
                try {
                    long left = duration.toNanos() - (System.nanoTime() - start);
                    return answer.get(Math.max(0, left), TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    throw new RequestTimeoutException(
                            call + ": the answer was not complete after " + duration.toMillis() + " ms");
                }
            }
        };
    }
}
