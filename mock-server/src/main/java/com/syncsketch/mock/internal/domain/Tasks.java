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
 * What the service does behind its callers' backs. A task is as far as it was asked for: each question moves it on, time does not. It
 * ends with the first question after those that find it running. Guarded by the lock of the {@link Store}.
 */
public final class Tasks {

    private final Store world;
    private final Map<String, Task<?>> tasks = new HashMap<>();
    private final Set<TaskKind> failing = EnumSet.noneOf(TaskKind.class);
    private int polls = 1;

    /** How far a task is, in the words of the service. */
    enum Status {
        PROCESSING("processing"),
        DONE("done"),
        FAILED("failed");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    Tasks(Store world) {
        this.world = world;
    }

    /**
     * Sets how many questions find a task still running.
     *
     * @param count 0 or more, for all tasks that are started from now on
     */
    public void polls(int count) {
        world.locked(() -> polls = count);
    }

    /**
     * Sets whether tasks of a kind fail, those too that are running now.
     *
     * @param kind the kind
     * @param fail whether they end as failed
     */
    public void fail(TaskKind kind, boolean fail) {
        world.locked(() -> fail ? failing.add(kind) : failing.remove(kind));
    }

    boolean fails(TaskKind kind) {
        return failing.contains(kind);
    }

    /**
     * Starts a task.
     *
     * @param <R> the kind of result
     * @param kind what there is to do
     * @param work does it, once, when the task ends well
     */
    <R> Task<R> start(TaskKind kind, Supplier<R> work) {
        Task<R> task = new Task<>(world.newUuid(), kind, polls, work);
        tasks.put(task.id, task);
        return task;
    }

    /**
     * Asks how far a task is, which moves it on.
     *
     * @throws HttpException with 404 if there is no task of that kind
     */
    Task<?> ask(TaskKind kind, String id) {
        Task<?> task = tasks.get(id);
        if (task == null || task.kind != kind) {
            throw new HttpException(404, "There is no task " + id + " of this kind");
        }
        task.moveOn();
        return task;
    }

    /**
     * Something that the service does.
     *
     * @param <R> the kind of result
     */
    final class Task<R> {

        private final String id;
        private final TaskKind kind;
        private final int pollsToGo;
        private final Supplier<R> work;
        private int asked;
        private Status status = Status.PROCESSING;
        private Optional<R> result = Optional.empty();

        private Task(String id, TaskKind kind, int pollsToGo, Supplier<R> work) {
            this.id = id;
            this.kind = kind;
            this.pollsToGo = pollsToGo;
            this.work = work;
        }

        String id() {
            return id;
        }

        Status status() {
            return status;
        }

        /** Gives what came of it; empty unless it is done. */
        Optional<R> result() {
            return result;
        }

        /** Tells how much of it is done, in percent. A task that failed stays where it was. */
        int percent() {
            return status == Status.DONE ? 100 : 100 * Math.min(asked, pollsToGo) / (pollsToGo + 1);
        }

        private void moveOn() {
            if (status != Status.PROCESSING) {
                return;
            }
            asked++;
            if (asked > pollsToGo) {
                boolean failed = fails(kind);
                result = failed ? Optional.empty() : Optional.of(work.get());
                status = failed ? Status.FAILED : Status.DONE;
            }
        }
    }
}
