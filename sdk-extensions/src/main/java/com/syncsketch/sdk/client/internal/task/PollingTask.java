package com.syncsketch.sdk.client.internal.task;

import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.TaskFailedException;
import com.syncsketch.sdk.client.error.TaskTimeoutException;
import com.syncsketch.sdk.client.internal.util.Timing;
import com.syncsketch.sdk.client.task.Task;
import com.syncsketch.sdk.client.task.TaskProgress;
import com.syncsketch.sdk.model.TaskStatus;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.List;
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
 * A task that is asked about again and again.
 *
 * @param <T> what comes of it
 */
final class PollingTask<T> implements Task<T> {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.task");

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final String what;
    private final String id;
    private final Function<String, State<T>> question;
    private final Timing timing;
    private final List<Consumer<TaskProgress>> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock asking = new ReentrantLock();
    private final CountDownLatch cancelled = new CountDownLatch(1);

    /** What ends the pauses of those who wait. */
    private final Set<CountDownLatch> ends = ConcurrentHashMap.newKeySet();

    /** The last answer. Final once it has ended. */
    @Nullable
    private volatile State<T> last;

    /**
     * Makes a task.
     *
     * @param what what it is called in messages
     * @param id its id
     * @param first what the service already said about it, or null
     * @param question asks the service how far the task of an id is
     * @param timing the time
     */
    PollingTask(String what, String id, @Nullable State<T> first, Function<String, State<T>> question, Timing timing) {
        this.what = what;
        this.id = id;
        this.last = first;
        this.question = question;
        this.timing = timing;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public TaskProgress poll() {
        return ask(new CountDownLatch(1));
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
            Thread thread = new Thread(waiting, "syncsketch-task-" + id);
            thread.setDaemon(true);
            thread.start();
        });
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // Nothing in the stage can fail.
    public CompletableFuture<T> toCompletableFuture(Duration timeout, Executor executor) {
        checked(timeout);
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<T> future = new CompletableFuture<>();
        // Also when somebody else completes the future: nobody needs the result of this waiting then.
        future.whenComplete((result, failure) -> end.countDown());
        executor.execute(() -> {
            try {
                future.complete(await(timeout, end));
            } catch (Throwable e) { // Whatever it is, those who wait for the future must know.
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    @Override
    public Task<T> onProgress(Consumer<TaskProgress> listener) {
        listeners.add(listener);
        return this;
    }

    /** Shows what it is and its id. */
    @Override
    public String toString() {
        return what + " " + id;
    }

    private T await(Duration timeout, CountDownLatch end) {
        ends.add(end);
        try {
            return awaitUnlessEnded(timeout, end);
        } finally {
            ends.remove(end);
        }
    }

    private T awaitUnlessEnded(Duration timeout, CountDownLatch end) {
        long start = timing.nanoTime().getAsLong();
        Duration pause = SHORTEST;
        while (true) {
            State<T> state = ask(end);
            if (state.isEnded()) {
                return result(state);
            }
            Duration left = timeout.minusNanos(timing.nanoTime().getAsLong() - start);
            if (left.isNegative() || left.isZero()) {
                throw new TaskTimeoutException(
                        toString(), id, timeout, state.status().getValue());
            }
            pause(left.compareTo(pause) < 0 ? left : pause, end);
            pause = after(pause);
        }
    }

    /** Gives the pause after a pause: half as long again. */
    private static Duration after(Duration pause) {
        Duration longer = pause.plus(pause.dividedBy(2));
        return longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }

    private T result(State<T> state) {
        if (state.status().equals(TaskStatus.FAILED)) {
            throw new TaskFailedException(this + " has failed", id, state.raw());
        }
        T result = state.result();
        if (result == null) {
            throw new IllegalStateException("Only a state with a result is done");
        }
        return result;
    }

    private State<T> ask(CountDownLatch end) {
        try {
            asking.lockInterruptibly();
        } catch (InterruptedException e) {
            throw interrupted();
        }
        try {
            State<T> known = last;
            if (known != null && known.isEnded()) {
                return known;
            }
            if (end.getCount() == 0 || cancelled.getCount() == 0) {
                throw new CancellationException(this + " was cancelled");
            }
            State<T> state = question.apply(id);
            last = state;
            tell(state);
            return state;
        } finally {
            asking.unlock();
        }
    }

    private void tell(State<T> state) {
        for (Consumer<TaskProgress> listener : listeners) {
            try {
                listener.accept(state);
            } catch (RuntimeException e) {
                LOG.warn("A listener of a task failed; the task goes on", e);
            }
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
        return new RequestInterruptedException(this + ": the thread was interrupted while it waited");
    }

    private static Duration checked(Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("A time-out must not be negative");
        }
        return timeout;
    }

    /**
     * What the service says about a task.
     *
     * @param taskId the task
     * @param status its word
     * @param percentComplete the share that is done, or null
     * @param message its text, or null
     * @param result the result if it is done, or else null
     * @param raw the whole answer as JSON
     */
    record State<T>(
            String taskId,
            TaskStatus status,
            @Nullable Integer percentComplete,
            @Nullable String message,
            @Nullable T result,
            String raw)
            implements TaskProgress {

        /** Shows the word; the result and the answer may hold signed addresses. */
        @Override
        public String toString() {
            return status + (percentComplete == null ? "" : ", " + percentComplete + " %");
        }
    }
}
