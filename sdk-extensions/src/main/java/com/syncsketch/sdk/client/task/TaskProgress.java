package com.syncsketch.sdk.client.task;

import com.syncsketch.sdk.model.TaskStatus;
import jakarta.annotation.Nullable;

/** How far a task has come, as the service last said. Objects of it do not change. */
public interface TaskProgress {

    /**
     * Gives the task.
     *
     * @return its id, see {@link Task#id()}
     */
    String taskId();

    /**
     * Gives the service's word for the state of the task.
     *
     * @return the word; one that this version does not know means that the task is running
     */
    TaskStatus status();

    /**
     * Gives the share of the work that is done.
     *
     * @return percent, as the service sends it; null where it does not say, as for all rendering
     */
    @Nullable
    Integer percentComplete();

    /**
     * Gives what the service says about the task in words.
     *
     * @return a text for people; null where it says nothing, as for all rendering
     */
    @Nullable
    String message();

    /**
     * Tells whether the task has ended, well or not.
     *
     * @return true for the words {@code done} and {@code failed}
     */
    default boolean isEnded() {
        return status().equals(TaskStatus.DONE) || status().equals(TaskStatus.FAILED);
    }
}
