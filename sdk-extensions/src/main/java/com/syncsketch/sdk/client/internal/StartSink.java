package com.syncsketch.sdk.client.internal;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Reads the beginning of an answer and no more. An answer that breaks off is as good as a short one. */
final class StartSink implements BodySubscriber<byte[]> {

    private static final int MOST = 4096;

    private final ByteArrayOutputStream start = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> end = new CompletableFuture<>();
    private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();

    @Override
    public CompletionStage<byte[]> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription.complete(given);
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            while (buffer.hasRemaining() && start.size() < MOST) {
                start.write(buffer.get());
            }
        }
        if (start.size() >= MOST) {
            end.complete(start.toByteArray());
            subscription.join().cancel();
        } else {
            subscription.join().request(1);
        }
    }

    @Override
    public void onError(Throwable error) {
        end.complete(start.toByteArray());
    }

    @Override
    public void onComplete() {
        end.complete(start.toByteArray());
    }
}
