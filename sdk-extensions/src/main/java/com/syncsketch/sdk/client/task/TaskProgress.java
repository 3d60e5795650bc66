package com.syncsketch.sdk.client.task;

import com.syncsketch.sdk.model.TaskStatus;
import jakarta.annotation.Nullable;

/** The progress of a task, as last reported by the service. Immutable. */
public interface TaskProgress {

    /**
     * Returns the task id.
     *
     * @return the id, see {@link Task#getId()}
     */
    String getTaskId();

    /**
     * Returns the status of the task.
     *
     * @return the status; a status that this version does not know means that the task is running
     */
    TaskStatus getStatus();

    /**
     * Returns the completed percentage.
     *
     * @return the percentage as the service reports it; null if it does not, as for rendering
     */
    @Nullable
    Integer getPercentComplete();

    /**
     * Returns the status message of the service.
     *
     * @return a message for users; null if there is none, as for rendering
     */
    @Nullable
    String getMessage();

    /**
     * Returns whether the task has finished, successfully or not.
     *
     * @return true for the statuses {@code done} and {@code failed}
     */
    default boolean isFinished() {
        return getStatus().equals(TaskStatus.DONE) || getStatus().equals(TaskStatus.FAILED);
    }
}
