package com.syncsketch.sdk.client.error;

/** The service says that a task has failed. As far as is known it gives no reason. */
public final class TaskFailedException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final String taskId;
    private final String state;

    /**
     * Makes an exception.
     *
     * @param message what failed, without secrets
     * @param taskId the task
     * @param state what the service said about it, as JSON
     */
    public TaskFailedException(String message, String taskId, String state) {
        super(message);
        this.taskId = taskId;
        this.state = state;
    }

    /**
     * Gives the task.
     *
     * @return its id
     */
    public String taskId() {
        return taskId;
    }

    /**
     * Gives the service's last answer about the task, with the members that this version does not know. It is no part of
     * the message, since nobody knows what may stand in it.
     *
     * @return a JSON object as text
     */
    public String state() {
        return state;
    }
}
