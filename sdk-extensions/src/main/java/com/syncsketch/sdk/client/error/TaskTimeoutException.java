package com.syncsketch.sdk.client.error;

import java.time.Duration;

/** A task did not end in the time that was given to it. The service goes on with it, and one may wait again. */
public final class TaskTimeoutException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final String taskId;

    /**
     * Makes an exception.
     *
     * @param task what was waited for, without secrets
     * @param taskId the task
     * @param timeout how long it was waited for
     * @param status the last word of the service about it
     */
    public TaskTimeoutException(String task, String taskId, Duration timeout, String status) {
        super(task + " has not ended after " + timeout.toMillis() + " ms; the service says: " + status);
        this.taskId = taskId;
    }

    /**
     * Gives the task.
     *
     * @return its id, to go on with
     */
    public String taskId() {
        return taskId;
    }
}
