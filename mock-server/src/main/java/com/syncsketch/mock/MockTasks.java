package com.syncsketch.mock;

import com.syncsketch.mock.model.TaskKind;

/**
 * Controls the progress and the outcome of asynchronous tasks. A task advances with each poll and not with time, so tests do
 * not have to wait. A reset of the server restores the defaults. Thread-safe.
 */
public final class MockTasks {

    private final MockWorld world;

    MockTasks(MockWorld world) {
        this.world = world;
    }

    /**
     * Sets how many polls return {@code processing} before a task ends. Applies to tasks that are started afterwards.
     *
     * @param polls the number of polls, 0 or more; 1 by default
     * @return this
     * @throws IllegalArgumentException if the number is negative
     */
    public MockTasks processingPolls(int polls) {
        if (polls < 0) {
            throw new IllegalArgumentException("The number of polls must not be negative, but is " + polls);
        }
        world.service().tasks().polls(polls);
        return this;
    }

    /**
     * Lets all tasks of a kind end as {@code failed}, including tasks that are running.
     *
     * @param kind the kind
     * @return this
     */
    public MockTasks fail(TaskKind kind) {
        world.service().tasks().fail(kind, true);
        return this;
    }

    /**
     * Lets all tasks of a kind succeed, which is the default. Tasks that have already failed are not affected.
     *
     * @param kind the kind
     * @return this
     */
    public MockTasks succeed(TaskKind kind) {
        world.service().tasks().fail(kind, false);
        return this;
    }
}
