package com.syncsketch.sdk.client.task;

import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.TaskFailedException;
import com.syncsketch.sdk.client.error.TaskTimeoutException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * A long-running task of the service, such as rendering or sending notes. The client polls the service for the status: at
 * once, and then after delays that grow from 1 to 10 seconds. It polls only while a caller waits.
 *
 * <p>The service continues the task regardless of the client. To wait for it after a restart of the program, pass
 * {@link #getId()} to the {@code resume...} method beside the method that started it.
 *
 * <p>A task has finished when its status is {@code done} or {@code failed}; any other status means that it is running
 * (inferred). How long the service keeps a task and its result is unknown, so fetch the result soon.
 *
 * <p>Thread-safe. Several threads can wait at the same time and get the same result; they share one poller, which stops when
 * the task has finished.
 *
 * @param <T> the type of the result
 */
public interface Task<T> {

    /** The default timeout of {@link #await()}: 30 minutes. */
    Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);

    /**
     * Returns the id that the service assigned to the task.
     *
     * @return the id, with which the task can be resumed; not empty
     */
    String getId();

    /**
     * Polls the task once. Makes no request if the task has already finished. A failed task is reported by its status, not
     * by an exception.
     *
     * @return the progress; if the task is done, {@link #await()} returns the result without waiting
     * @throws SyncSketchException if the service rejects the request, or there is no valid response; you can poll again
     * @throws CancellationException if the task was cancelled
     * @throws IllegalStateException if a listener of the task calls this before the task has finished
     */
    TaskProgress poll();

    /**
     * Waits for the result with {@link #DEFAULT_TIMEOUT}.
     *
     * @return the result
     * @throws TaskFailedException if the service reports that the task failed
     * @throws TaskTimeoutException if the task did not finish within the timeout; you can wait again
     * @throws RequestInterruptedException if the thread is interrupted; its interrupt flag is set again
     * @throws SyncSketchException if a status request fails; the task continues, and you can wait again
     * @throws CancellationException if the task is cancelled
     * @throws IllegalStateException if a listener of the task calls this before the task has finished
     */
    default T await() {
        return await(DEFAULT_TIMEOUT);
    }

    /**
     * Waits for the result.
     *
     * @param timeout the maximum time to wait for the task to finish; zero polls once. A status request in progress may take
     *     up to the client's read timeout longer
     * @return the result
     * @throws TaskFailedException if the service reports that the task failed
     * @throws TaskTimeoutException if the task did not finish within the timeout; you can wait again
     * @throws RequestInterruptedException if the thread is interrupted; its interrupt flag is set again
     * @throws SyncSketchException if a status request fails; the task continues, and you can wait again
     * @throws CancellationException if the task is cancelled
     * @throws IllegalArgumentException if the timeout is negative
     * @throws IllegalStateException if a listener of the task calls this before the task has finished
     */
    T await(Duration timeout);

    /**
     * Stops waiting: all waiting callers get a {@link CancellationException}, and the client stops polling. The service
     * cannot cancel tasks, so the task itself continues. Has no effect if the task is known to have finished.
     */
    void cancel();

    /**
     * Waits for the result with {@link #DEFAULT_TIMEOUT} on a new daemon thread, which ends when the future completes.
     * Dependent stages run on that thread unless they are asynchronous.
     *
     * @return a new future; it completes exceptionally with the exceptions of {@link #await()}. Cancelling it does not
     *     affect other callers. A listener of the task must not wait for it
     */
    CompletableFuture<T> toCompletableFuture();

    /**
     * Waits for the result on a thread of an executor, which is blocked until then.
     *
     * @param timeout the maximum time to wait
     * @param executor the executor that waits and runs dependent stages unless they are asynchronous
     * @return a new future; it completes exceptionally with the exceptions of {@link #await(Duration)}. Cancelling it does
     *     not affect other callers
     * @throws IllegalArgumentException if the timeout is negative
     * @throws java.util.concurrent.RejectedExecutionException if the executor rejects the task; nothing waits then
     */
    CompletableFuture<T> toCompletableFuture(Duration timeout, Executor executor);

    /**
     * Registers a listener for progress updates.
     *
     * <p>The listener is called after each status response, on the thread that polls; calls never overlap. It must return
     * quickly, because the client does not poll until it does. Exceptions and errors are logged and otherwise ignored. See
     * the {@linkplain com.syncsketch.sdk.client rules for listeners}: it can call {@link #cancel()}, but polling or waiting
     * throws an {@link IllegalStateException} until the task has finished.
     *
     * @param listener the listener
     * @return this task
     */
    Task<T> onProgress(Consumer<TaskProgress> listener);
}
