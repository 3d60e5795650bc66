package com.syncsketch.sdk.client.error;

/** Thrown when the service reports that a task failed. The service usually gives no reason (inferred). */
public final class TaskFailedException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    private final String taskId;
    private final String state;

    /**
     * Creates an exception.
     *
     * @param message the detail message, without secrets
     * @param taskId the task id
     * @param state the last response of the service about the task, as JSON
     */
    public TaskFailedException(String message, String taskId, String state) {
        super(message);
        this.taskId = taskId;
        this.state = state;
    }

    /**
     * Returns the task id.
     *
     * @return the id
     */
    @Override
    public String getTaskId() {
        return taskId;
    }

    /**
     * Returns the last response of the service about the task, including fields that this version does not know. It is not
     * part of the message, because its content is unknown.
     *
     * @return a JSON object as text
     */
    public String getState() {
        return state;
    }
}
