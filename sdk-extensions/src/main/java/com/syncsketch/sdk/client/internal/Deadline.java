package com.syncsketch.sdk.client.internal;

import com.syncsketch.sdk.client.error.RequestTimeoutException;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits until a time has passed. It covers the body, unlike the time-out of {@link HttpRequest}, which ends when the head has
 * come.
 *
 * <p>The thread that calls also waits: {@link HttpClient#sendAsync} hands each answer to the common pool, and where there are
 * one or two processors that is a new thread for each call, which costs more than the call.
 */
final class Deadline implements Wait {

    private final Duration duration;
    private final Call call;
    private final long start = System.nanoTime();

    Deadline(Duration duration, Call call) {
        this.duration = duration;
        this.call = call;
    }

    @Override
    public Answer exchange(HttpClient http, HttpRequest.Builder request, BodyHandler<byte[]> handler)
            throws ExecutionException, InterruptedException {
        HttpResponse<Receiver> head;
        try {
            HttpRequest timed = request.timeout(Duration.ofNanos(left())).build();
            head = http.send(timed, info -> new Receiver(handler.apply(info)));
        } catch (HttpConnectTimeoutException e) {
            // Nothing was sent, which says more than that time is over.
            throw new ExecutionException(e);
        } catch (HttpTimeoutException e) {
            throw over();
        } catch (IOException e) {
            throw new ExecutionException(met(e));
        }
        Receiver receiver = head.body();
        try {
            return new Answer(head.statusCode(), head.headers(), receiver.whole.get(left(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            throw over();
        } finally {
            receiver.stop();
        }
    }

    private long left() {
        long left = duration.toNanos() - (System.nanoTime() - start);
        if (left <= 0) {
            throw over();
        }
        return left;
    }

    private RequestTimeoutException over() {
        return new RequestTimeoutException(call + ": the answer was not complete after " + duration.toMillis() + " ms");
    }

    /** What was met: the client puts another exception of the same words around it, for the stack of the caller. */
    private static Throwable met(IOException e) {
        return e.getCause() == null ? e : e.getCause();
    }

    /** Gives back at once what the body will be, so that the head is not waited for together with it. */
    private static final class Receiver implements BodySubscriber<Receiver> {

        private final BodySubscriber<byte[]> body;
        private final CompletableFuture<byte[]> whole;

        @Nullable
        private volatile Subscription subscription;

        Receiver(BodySubscriber<byte[]> body) {
            this.body = body;
            this.whole = body.getBody().toCompletableFuture();
        }

        /** Closes the connection if the body is not whole. */
        void stop() {
            Subscription begun = subscription;
            if (begun != null && !whole.isDone()) {
                begun.cancel();
            }
        }

        @Override
        public CompletionStage<Receiver> getBody() {
            return CompletableFuture.completedFuture(this);
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            this.subscription = subscription;
            body.onSubscribe(subscription);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            body.onNext(buffers);
        }

        @Override
        public void onError(Throwable cause) {
            body.onError(cause);
        }

        @Override
        public void onComplete() {
            body.onComplete();
        }
    }
}
