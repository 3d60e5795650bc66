package com.syncsketch.mock;

import com.syncsketch.mock.model.TaskKind;

/**
 * How the tasks of the mock server come on. Each question moves a task on, time does not: a test needs no pauses. A reset forgets what
 * is set here.
 *
 * <p>Safe for use by several threads.
 */
public final class MockTasks {

    private final MockSyncSketch mock;

    MockTasks(MockSyncSketch mock) {
        this.mock = mock;
    }

    /**
     * Sets how many questions find a task still {@code processing}; the next one finds it ended. By default it is one.
     *
     * @param polls 0 or more, for all tasks that are started from now on
     * @return this
     * @throws IllegalArgumentException if it is negative
     */
    public MockTasks polls(int polls) {
        if (polls < 0) {
            throw new IllegalArgumentException("A task cannot be asked " + polls + " times");
        }
        mock.service().tasks().polls(polls);
        return this;
    }

    /**
     * Has all tasks of a kind end as {@code failed}, those too that are running now.
     *
     * @param kind the kind
     * @return this
     */
    public MockTasks fail(TaskKind kind) {
        mock.service().tasks().fail(kind, true);
        return this;
    }

    /**
     * Has all tasks of a kind end well, as they do by default. Those that have failed stay so.
     *
     * @param kind the kind
     * @return this
     */
    public MockTasks succeed(TaskKind kind) {
        mock.service().tasks().fail(kind, false);
        return this;
    }
}
