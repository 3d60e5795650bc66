package com.syncsketch.sdk.client;

import com.syncsketch.sdk.api.ShotGridApi;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.Tasks;
import com.syncsketch.sdk.client.task.Task;
import com.syncsketch.sdk.model.ShotGridSyncProgress;

/** The connection to ShotGrid, formerly Shotgun. Safe for use by several threads. */
public interface ShotGrid extends ShotGridApi {

    /**
     * Starts sending the notes of a review to ShotGrid and gives the task, without waiting for it. Whether a repeat
     * sends notes twice is unknown.
     *
     * @param reviewId the review, made from a ShotGrid playlist
     * @return the task; its result is the last report
     * @throws ApiException if the service refuses
     * @throws DecodingException if it answers without the id of a task
     * @throws SyncSketchException if there is no answer
     */
    default Task<ShotGridSyncProgress> syncReviewNotes(long reviewId) {
        return Tasks.reviewNotes(this, reviewId);
    }

    /**
     * Goes on with a task of {@link #syncReviewNotes}, after a restart of the program for example. Nothing is sent.
     *
     * @param taskId {@link Task#id()} of the task
     * @return the task
     * @throws IllegalArgumentException if the id is blank
     */
    default Task<ShotGridSyncProgress> resumeReviewNotes(String taskId) {
        return Tasks.reviewNotes(this, taskId);
    }
}
