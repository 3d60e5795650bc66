package com.syncsketch.sdk.client.error;

import java.time.Duration;

/** Thrown when a task did not finish within the timeout. The service continues the task, so you can wait again. */
public final class TaskTimeoutException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final String taskId;

    /**
     * Creates an exception.
     *
     * @param task what was waited for, without secrets
     * @param taskId the task id
     * @param timeout the timeout
     * @param status the last status that the service reported
     */
    public TaskTimeoutException(String task, String taskId, Duration timeout, String status) {
        super(task + " did not finish within " + timeout.toMillis() + " ms; last status: " + status);
        this.taskId = taskId;
    }

    /**
     * Returns the task id, with which you can wait again.
     *
     * @return the id
     */
    @Override
    public String getTaskId() {
        return taskId;
    }
}
