package com.syncsketch.sdk.client.internal.task;

import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.TaskFailedException;
import com.syncsketch.sdk.client.error.TaskTimeoutException;
import com.syncsketch.sdk.client.internal.util.Characters;
import com.syncsketch.sdk.client.internal.util.ListenerSafeFuture;
import com.syncsketch.sdk.client.internal.util.SafeListener;
import com.syncsketch.sdk.client.internal.util.Timing;
import com.syncsketch.sdk.client.task.Task;
import com.syncsketch.sdk.client.task.TaskProgress;
import com.syncsketch.sdk.model.TaskStatus;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task that is polled until it finishes. Thread-safe.
 *
 * @param <T> the type of the result
 */
final class PollingTask<T> implements Task<T> {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.task");

    private static final Duration MIN_PAUSE = Duration.ofSeconds(1);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(10);

    private final String name;
    private final String id;
    private final Function<String, State<T>> poller;
    private final Timing timing;
    private final List<SafeListener<TaskProgress>> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock polling = new ReentrantLock();
    private final CountDownLatch cancelled = new CountDownLatch(1);

    /** The latches that end the pauses of waiting threads. */
    private final Set<CountDownLatch> ends = ConcurrentHashMap.newKeySet();

    /** The last state; does not change any more once it is final. */
    @Nullable
    private volatile State<T> last;

    /**
     * Creates a task.
     *
     * @param name the name of the task in messages
     * @param id the task ID
     * @param first the state that the service has already returned, or null
     * @param poller requests the state of the task with an ID
     * @param timing pauses between requests
     */
    PollingTask(String name, String id, @Nullable State<T> first, Function<String, State<T>> poller, Timing timing) {
        this.name = name;
        this.id = id;
        this.last = first;
        this.poller = poller;
        this.timing = timing;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public TaskProgress poll() {
        return poll(new CountDownLatch(1));
    }

    @Override
    public T await(Duration timeout) {
        return await(checked(timeout), new CountDownLatch(1));
    }

    @Override
    public void cancel() {
        cancelled.countDown();
        ends.forEach(CountDownLatch::countDown);
    }

    @Override
    public CompletableFuture<T> toCompletableFuture() {
        return toCompletableFuture(DEFAULT_TIMEOUT, waiting -> {
            Thread thread = new Thread(waiting, "syncsketch-task-" + Characters.printable(id));
            thread.setDaemon(true);
            thread.start();
        });
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // Nothing in the stage can fail.
    public CompletableFuture<T> toCompletableFuture(Duration timeout, Executor executor) {
        checked(timeout);
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<T> future = new ListenerSafeFuture<>(this::checkMayWait);
        // Also if the caller completes the future: the result is not needed any more.
        future.whenComplete((result, failure) -> end.countDown());
        executor.execute(() -> {
            try {
                future.complete(await(timeout, end));
            } catch (Throwable e) { // Callers wait for the future.
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    @Override
    public Task<T> onProgress(Consumer<TaskProgress> listener) {
        listeners.add(new SafeListener<>(Objects.requireNonNull(listener, "listener"), "task", LOG));
        return this;
    }

    /** Returns the name and the ID of the task. */
    @Override
    public String toString() {
        return Characters.printable(name + " " + id);
    }

    private T await(Duration timeout, CountDownLatch end) {
        ends.add(end);
        try {
            return awaitResult(timeout, end);
        } finally {
            ends.remove(end);
        }
    }

    private T awaitResult(Duration timeout, CountDownLatch end) {
        long start = timing.nanoTime().getAsLong();
        Duration pause = MIN_PAUSE;
        while (true) {
            State<T> state = poll(end);
            if (state.isFinished()) {
                return result(state);
            }
            Duration left = timeout.minusNanos(timing.nanoTime().getAsLong() - start);
            if (left.isNegative() || left.isZero()) {
                throw new TaskTimeoutException(
                        toString(), id, timeout, state.getStatus().getValue());
            }
            pause(left.compareTo(pause) < 0 ? left : pause, end);
            pause = next(pause);
        }
    }

    /** Returns the next pause, which is half as long again. */
    private static Duration next(Duration pause) {
        Duration longer = pause.plus(pause.dividedBy(2));
        return longer.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : longer;
    }

    private T result(State<T> state) {
        if (state.getStatus().equals(TaskStatus.FAILED)) {
            throw new TaskFailedException(this + " failed", id, state.raw());
        }
        T result = state.result();
        if (result == null) {
            throw new IllegalStateException("A task that is done has a result");
        }
        return result;
    }

    /** Refuses to wait on a thread that is polling, which means that a listener is running on it. */
    private void checkMayWait() {
        if (polling.isHeldByCurrentThread() && finished() == null) {
            throw new IllegalStateException(
                    this + ": a listener must not poll or wait for the task, which waits for the"
                            + " listener, before the task has finished");
        }
    }

    /** Returns the last state if it is final, or null. */
    @Nullable
    private State<T> finished() {
        State<T> state = last;
        return state != null && state.isFinished() ? state : null;
    }

    private State<T> poll(CountDownLatch end) {
        State<T> finished = finished();
        if (finished != null) {
            return finished;
        }
        checkMayWait();
        try {
            polling.lockInterruptibly();
        } catch (InterruptedException e) {
            throw interrupted();
        }
        try {
            State<T> known = finished();
            if (known != null) {
                return known;
            }
            if (end.getCount() == 0 || cancelled.getCount() == 0) {
                throw new CancellationException(this + " was cancelled");
            }
            State<T> state = poller.apply(id);
            last = state;
            notifyListeners(state);
            return state;
        } finally {
            polling.unlock();
        }
    }

    private void notifyListeners(State<T> state) {
        for (SafeListener<TaskProgress> listener : listeners) {
            listener.accept(state);
        }
    }

    private void pause(Duration time, CountDownLatch end) {
        try {
            timing.sleeper().sleep(time, end);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private RequestInterruptedException interrupted() {
        Thread.currentThread().interrupt();
        return new RequestInterruptedException(this + ": the thread was interrupted while waiting");
    }

    private static Duration checked(Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("The timeout must not be negative");
        }
        return timeout;
    }

    /**
     * The state of a task.
     *
     * @param taskId the task ID
     * @param status the status
     * @param percentComplete the progress in percent, or null if it is unknown
     * @param message a message, or null if there is none
     * @param result the result if the task is done, or else null
     * @param raw the response as JSON
     */
    record State<T>(
            String taskId,
            TaskStatus status,
            @Nullable Integer percentComplete,
            @Nullable String message,
            @Nullable T result,
            String raw)
            implements TaskProgress {
        @Override
        public String getTaskId() {
            return taskId;
        }

        @Override
        public TaskStatus getStatus() {
            return status;
        }

        @Override
        @Nullable
        public Integer getPercentComplete() {
            return percentComplete;
        }

        @Override
        @Nullable
        public String getMessage() {
            return message;
        }

        /** Omits the result and the response, which may contain signed URLs. */
        @Override
        public String toString() {
            return Characters.printable(status + (percentComplete == null ? "" : ", " + percentComplete + " %"));
        }
    }
}
