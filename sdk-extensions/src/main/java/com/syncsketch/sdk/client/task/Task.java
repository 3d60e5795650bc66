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
 * Work that the service does by itself: rendering, or sending notes. The service does not call back; this object asks it
 * how far it is, at once and then after pauses that grow from 1 to 10 seconds. Nothing is asked unless somebody waits.
 *
 * <p>The work goes on whatever happens here. After a restart of the program go on from {@link #id()}, with the
 * {@code resume...} method beside the one that started the task.
 *
 * <p>Evidence: only the words {@code done} and {@code failed} end a task; every other one means that it is running. How
 * long the service keeps a task and its result is unknown, so ask soon.
 *
 * <p>Safe for use by several threads. They may wait at the same time and get the same result; the service is asked by
 * one at a time, and not again once the task has ended.
 *
 * @param <T> what comes of it
 */
public interface Task<T> {

    /** How long {@link #await()} waits: 30 minutes. */
    Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);

    /**
     * Gives what the service calls the task.
     *
     * @return an id, to go on with after a restart; not empty
     */
    String id();

    /**
     * Asks once how far the task is. Does not ask if it has ended. A task that has failed is told by the word, not by an
     * exception.
     *
     * @return how far it is; when it is done, {@link #await()} gives the result at once
     * @throws SyncSketchException if the service refuses, or there is no answer that can be read; ask again if you like
     * @throws CancellationException if the task was cancelled
     */
    TaskProgress poll();

    /**
     * Waits for the result for at most {@link #DEFAULT_TIMEOUT}.
     *
     * @return the result
     * @throws TaskFailedException if the service says that the task has failed
     * @throws TaskTimeoutException if it has not ended in time
     * @throws RequestInterruptedException if the thread is interrupted; its interrupt flag is set again
     * @throws SyncSketchException if a question goes wrong; the task goes on, and one may wait again
     * @throws CancellationException if the task is cancelled
     */
    default T await() {
        return await(DEFAULT_TIMEOUT);
    }

    /**
     * Waits for the result.
     *
     * @param timeout how long to wait for the end of the task; zero asks once. A question that is under way may take
     *     the client's read time-out longer
     * @return the result
     * @throws TaskFailedException if the service says that the task has failed
     * @throws TaskTimeoutException if it has not ended in time; one may wait again
     * @throws RequestInterruptedException if the thread is interrupted; its interrupt flag is set again
     * @throws SyncSketchException if a question goes wrong; the task goes on, and one may wait again
     * @throws CancellationException if the task is cancelled
     * @throws IllegalArgumentException if the time is negative
     */
    T await(Duration timeout);

    /**
     * Ends all waiting here, with a {@link CancellationException}, and asks no more. The service knows no way to stop a
     * task, so there it goes on. Has no effect on a task that was seen to end.
     */
    void cancel();

    /**
     * Waits for the result for at most {@link #DEFAULT_TIMEOUT} on a daemon thread of its own, which ends when the
     * future does. Stages that follow run on that thread unless they are {@code Async}.
     *
     * @return a new future; it ends with the exceptions of {@link #await()}. Cancelling it ends its waiting, and does
     *     not touch others who wait
     */
    CompletableFuture<T> toCompletableFuture();

    /**
     * Waits for the result on a thread of an executor, which is busy until then.
     *
     * @param timeout how long to wait
     * @param executor what runs the waiting, and the stages that follow unless they are {@code Async}
     * @return a new future; it ends with the exceptions of {@link #await(Duration)}. Cancelling it ends its waiting, and
     *     does not touch others who wait
     * @throws IllegalArgumentException if the time is negative
     */
    CompletableFuture<T> toCompletableFuture(Duration timeout, Executor executor);

    /**
     * Adds somebody who is told each answer of the service about the task.
     *
     * <p>The listener is called on the thread that asked, one call at a time. It must not take long, since nothing is
     * asked meanwhile. An exception that it throws is logged and otherwise ignored.
     *
     * @param listener is told how far the task is
     * @return this task
     */
    Task<T> onProgress(Consumer<TaskProgress> listener);
}
