package com.syncsketch.sdk.client.internal.util;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A future that refuses to be awaited by a thread on which its completion depends. Such a thread, usually one in a listener
 * of the operation, would wait forever. The futures of dependent stages refuse it as well.
 *
 * @param <T> the type of the result
 */
public final class ListenerSafeFuture<T> extends CompletableFuture<T> {

    private final Runnable check;

    /**
     * Creates an incomplete future.
     *
     * @param check throws an exception if the current thread must not wait
     */
    public ListenerSafeFuture(Runnable check) {
        this.check = check;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new ListenerSafeFuture<>(check);
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        checkWait();
        return super.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        checkWait();
        return super.get(timeout, unit);
    }

    @Override
    public T join() {
        checkWait();
        return super.join();
    }

    private void checkWait() {
        if (!isDone()) {
            check.run();
        }
    }
}
