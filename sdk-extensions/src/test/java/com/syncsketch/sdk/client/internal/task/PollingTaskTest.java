package com.syncsketch.sdk.client.internal.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.TaskFailedException;
import com.syncsketch.sdk.client.error.TaskTimeoutException;
import com.syncsketch.sdk.client.internal.task.PollingTask.State;
import com.syncsketch.sdk.client.internal.util.Timing;
import com.syncsketch.sdk.client.task.Task;
import com.syncsketch.sdk.model.TaskStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PollingTaskTest {

    private final List<Long> pauses = new ArrayList<>();
    private final Deque<Object> responses = new ArrayDeque<>();
    private int requests;
    private long now;
    private Runnable duringPause = () -> {};

    private final Timing timing = timing((time, end) -> {
        pauses.add(time.toMillis());
        now += time.toNanos();
        duringPause.run();
    });

    @Test
    void await_pollsAtOnceAndThenWithGrowingPauses() {
        responses.addAll(List.of("queued", "pending", "?", "", "x", "processing", "y", "z", "done"));
        assertThat(task().await()).isEqualTo("result");
        assertThat(pauses).containsExactly(1000L, 1500L, 2250L, 3375L, 5062L, 7593L, 10000L, 10000L);
    }

    @Test
    void await_whenDoneAtOnce_doesNotPause() {
        responses.add("done");
        assertThat(task().await(Duration.ZERO)).isEqualTo("result");
        assertThat(pauses).isEmpty();
    }

    @Test
    void await_failedTask_throwsWithTheRawState() {
        responses.addAll(List.of("processing", "failed"));
        Task<String> task = task();
        assertThatThrownBy(task::await)
                .isInstanceOfSatisfying(TaskFailedException.class, e -> {
                    assertThat(e.getTaskId()).isEqualTo("task-1");
                    assertThat(e.getState()).isEqualTo("{\"status\":\"failed\"}");
                })
                .hasMessage("The work task-1 failed");
        assertThatThrownBy(task::await).isInstanceOf(TaskFailedException.class);
        assertThat(task.poll().getStatus()).isEqualTo(TaskStatus.FAILED);
        assertThat(requests).isEqualTo(2);
    }

    @Test
    void await_pastTheTimeout_pollsOnceMoreAtItsEnd() {
        for (int i = 0; i < 4; i++) {
            responses.add("processing");
        }
        responses.add("done");
        Task<String> task = task();
        assertThatThrownBy(() -> task.await(Duration.ofSeconds(4)))
                .isInstanceOfSatisfying(
                        TaskTimeoutException.class,
                        e -> assertThat(e.getTaskId()).isEqualTo("task-1"))
                .hasMessage("The work task-1 did not finish within 4000 ms; last status: processing");
        assertThat(pauses).containsExactly(1000L, 1500L, 1500L);
        assertThat(task.await()).isEqualTo("result");
    }

    @Test
    void await_afterAFailedRequest_continues() {
        responses.addAll(List.of(new ConnectionException("broken", true, null), "done"));
        Task<String> task = task();
        assertThatThrownBy(task::await).isInstanceOf(ConnectionException.class);
        assertThat(task.await()).isEqualTo("result");
    }

    @Test
    void await_inAnInterruptedThread_throwsAndKeepsTheFlag() {
        responses.add("processing");
        Task<String> task = task(timing((time, end) -> {
            throw new InterruptedException();
        }));
        assertThatThrownBy(task::await).isInstanceOf(RequestInterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void poll_finishedTask_sendsNoRequest() {
        responses.addAll(List.of("processing", "done"));
        Task<String> task = task();
        assertThat(task.poll().isFinished()).isFalse();
        assertThat(task.poll().isFinished()).isTrue();
        assertThat(task.poll().isFinished()).isTrue();
        assertThat(task.await()).isEqualTo("result");
        assertThat(requests).isEqualTo(2);
    }

    @Test
    void cancel_endsWaiting() {
        responses.addAll(List.of("processing", "done"));
        Task<String> task = task();
        duringPause = task::cancel;
        assertThatThrownBy(task::await).isInstanceOf(CancellationException.class);
        assertThatThrownBy(task::poll).isInstanceOf(CancellationException.class);
        assertThat(requests).isEqualTo(1);
    }

    @Test
    void cancel_endsPauses() throws Exception {
        responses.add("processing");
        CountDownLatch pausing = new CountDownLatch(1);
        Task<String> task = task(timing((time, end) -> {
            pausing.countDown();
            end.await();
        }));
        CompletableFuture<String> future = task.toCompletableFuture();
        pausing.await();
        task.cancel();
        assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
    }

    @Test
    void cancel_afterTheEnd_keepsTheResult() {
        responses.add("done");
        Task<String> task = task();
        task.await();
        task.cancel();
        assertThat(task.await()).isEqualTo("result");
    }

    @Test
    void future_completesOnADaemonThreadThatFinishes() throws Exception {
        responses.addAll(List.of("processing", "done"));
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        Task<String> task = task().onProgress(progress -> thread.complete(Thread.currentThread()));
        assertThat(task.toCompletableFuture().get()).isEqualTo("result");
        assertThat(thread.get().isDaemon()).isTrue();
        assertThat(thread.get().getName()).isEqualTo("syncsketch-task-task-1");
        thread.get().join();
    }

    @Test
    void cancelledFuture_endsItsThreadButNotTheTask() throws Exception {
        responses.addAll(List.of("processing", "done"));
        CountDownLatch pausing = new CountDownLatch(1);
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        Task<String> task = task(timing((time, end) -> {
            pausing.countDown();
            end.await();
        }));
        task.onProgress(progress -> thread.complete(Thread.currentThread()));
        CompletableFuture<String> future = task.toCompletableFuture();
        pausing.await();
        future.cancel(true);
        thread.get().join();
        assertThat(task.await()).isEqualTo("result");
    }

    @Test
    void future_ofAFailedTask_fails_onTheGivenExecutor() {
        responses.add("failed");
        CompletableFuture<String> future = task().toCompletableFuture(Duration.ZERO, Runnable::run);
        assertThatThrownBy(future::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(TaskFailedException.class);
    }

    @Test
    void listener_thatThrows_isIgnored() {
        responses.addAll(List.of("processing", "done"));
        List<String> received = new ArrayList<>();
        Task<String> task = task().onProgress(progress -> {
                    throw new IllegalStateException("listener");
                })
                .onProgress(progress -> received.add(progress.getTaskId() + " " + progress));
        task.await();
        assertThat(received).containsExactly("task-1 processing", "task-1 done");
    }

    @Test
    void listener_thatPollsOrWaits_isRefusedUntilTheTaskHasFinished() throws InterruptedException {
        responses.addAll(List.of("processing", "done"));
        Task<String> task = task();
        List<Object> results = Collections.synchronizedList(new ArrayList<>());
        // The future polls on a thread of its own, so the listener may still run when await() returns.
        CountDownLatch calls = new CountDownLatch(2);
        task.onProgress(progress -> {
            results.add(outcome(task::poll));
            results.add(outcome(task::await));
            results.add(outcome(() -> task.await(Duration.ZERO)));
            results.add(outcome(() -> task.toCompletableFuture().join()));
            results.add(outcome(
                    () -> task.toCompletableFuture().thenApply(String::length).get()));
            results.add(outcome(() -> task.toCompletableFuture().get(1, TimeUnit.MINUTES)));
            calls.countDown();
        });

        assertThat(task.await()).isEqualTo("result");

        assertThat(calls.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(results.subList(0, 6)).containsOnly(IllegalStateException.class);
        assertThat(results.get(6)).isInstanceOf(State.class);
        assertThat(results.subList(7, 12)).containsExactly("result", "result", "result", 6, "result");
        assertThat(requests).isEqualTo(2);
    }

    /** An attempt listener runs on the polling thread before the state is known. */
    @Test
    void listenerOfTheRequest_thatPolls_isRefused() {
        AtomicReference<Task<String>> task = new AtomicReference<>();
        List<Object> results = new ArrayList<>();
        task.set(new PollingTask<>(
                "The work",
                "task-1",
                null,
                id -> {
                    results.add(outcome(() -> task.get().poll()));
                    return new State<>(id, TaskStatus.DONE, null, null, "result", "{}");
                },
                timing));

        assertThat(task.get().await()).isEqualTo("result");

        assertThat(results).containsExactly(IllegalStateException.class);
    }

    @Test
    void listener_thatCancels_endsTheWait() {
        responses.addAll(List.of("processing", "done"));
        Task<String> task = task();
        task.onProgress(progress -> task.cancel());

        assertThatThrownBy(task::await).isInstanceOf(CancellationException.class);
    }

    private static Object outcome(Callable<?> call) {
        try {
            return call.call();
        } catch (Exception e) {
            return e.getClass();
        }
    }

    @Test
    void timeout_mustNotBeNegative() {
        Task<String> task = task();
        assertThatThrownBy(() -> task.await(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> task.toCompletableFuture(Duration.ofMillis(-1), Runnable::run))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Timing timing(Timing.Sleeper sleeper) {
        return new Timing(Clock.systemUTC(), () -> now, sleeper, () -> 0);
    }

    private Task<String> task() {
        return task(timing);
    }

    private Task<String> task(Timing timing) {
        Function<String, State<String>> poller = id -> {
            requests++;
            Object response = responses.remove();
            if (response instanceof RuntimeException e) {
                throw e;
            }
            TaskStatus status = TaskStatus.of((String) response);
            String result = status.equals(TaskStatus.DONE) ? "result" : null;
            return new State<>(id, status, null, null, result, "{\"status\":\"" + response + "\"}");
        };
        return new PollingTask<>("The work", "task-1", null, poller, timing);
    }
}
