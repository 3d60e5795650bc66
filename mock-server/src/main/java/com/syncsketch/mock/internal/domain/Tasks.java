package com.syncsketch.mock.internal.domain;

import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.state.Store;
import com.syncsketch.mock.model.TaskKind;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The asynchronous tasks of the service. Only polling advances a task, time does not: after a configured number of polls that find it
 * running, the next poll completes it. Guarded by the lock of the {@link Store}.
 */
public final class Tasks {

    private final Store store;
    private final Map<String, Task<?>> tasks = new HashMap<>();
    private final Set<TaskKind> failing = EnumSet.noneOf(TaskKind.class);
    private int pollsNeeded = 1;

    /** The status of a task. */
    public enum Status {
        PROCESSING("processing"),
        DONE("done"),
        FAILED("failed");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public Tasks(Store store) {
        this.store = store;
    }

    /**
     * Sets how many polls find a task still running.
     *
     * @param polls 0 or more; applies to tasks started from now on
     */
    public void polls(int polls) {
        store.locked(() -> pollsNeeded = polls);
    }

    /**
     * Sets whether tasks of a kind fail, including those that are running.
     *
     * @param kind the kind
     * @param fail whether they fail
     */
    public void fail(TaskKind kind, boolean fail) {
        store.locked(() -> fail ? failing.add(kind) : failing.remove(kind));
    }

    public boolean fails(TaskKind kind) {
        return failing.contains(kind);
    }

    /**
     * Starts a task.
     *
     * @param <R> the type of the result
     * @param kind the kind of task
     * @param work computes the result, once, when the task completes
     * @return the task
     */
    public <R> Task<R> start(TaskKind kind, Supplier<R> work) {
        Task<R> task = new Task<>(store.newUuid(), kind, pollsNeeded, work);
        tasks.put(task.id, task);
        return task;
    }

    /**
     * Polls a task, which advances it.
     *
     * @throws HttpException with status 404 if there is no task of that kind
     */
    public Task<?> poll(TaskKind kind, String id) {
        Task<?> task = tasks.get(id);
        if (task == null || task.kind != kind) {
            throw new HttpException(404, "There is no task " + id + " of this kind");
        }
        task.advance();
        return task;
    }

    /**
     * A task.
     *
     * @param <R> the type of the result
     */
    public final class Task<R> {

        private final String id;
        private final TaskKind kind;
        private final int pollsNeeded;
        private final Supplier<R> work;
        private int polls;
        private Status status = Status.PROCESSING;
        private Optional<R> result = Optional.empty();

        private Task(String id, TaskKind kind, int pollsNeeded, Supplier<R> work) {
            this.id = id;
            this.kind = kind;
            this.pollsNeeded = pollsNeeded;
            this.work = work;
        }

        public String id() {
            return id;
        }

        public Status status() {
            return status;
        }

        /** Returns the result; empty unless the task is done. */
        public Optional<R> result() {
            return result;
        }

        /** Returns the progress in percent. It does not change when the task fails. */
        public int percent() {
            return status == Status.DONE ? 100 : 100 * Math.min(polls, pollsNeeded) / (pollsNeeded + 1);
        }

        private void advance() {
            if (status != Status.PROCESSING) {
                return;
            }
            polls++;
            if (polls > pollsNeeded) {
                boolean failed = fails(kind);
                result = failed ? Optional.empty() : Optional.of(work.get());
                status = failed ? Status.FAILED : Status.DONE;
            }
        }
    }
}
