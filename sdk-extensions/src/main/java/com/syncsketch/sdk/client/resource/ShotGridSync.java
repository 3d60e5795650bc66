package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.ShotGridRefusedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.task.Task;
import com.syncsketch.sdk.model.ShotGridConfig;
import com.syncsketch.sdk.model.ShotGridPlaylistQuery;
import com.syncsketch.sdk.model.ShotGridProjectPlaylistQuery;
import com.syncsketch.sdk.model.ShotGridSyncProgress;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Connects workspaces to ShotGrid and synchronizes playlists, media files and notes. Part of {@link ShotGrid}. */
public interface ShotGridSync {

    /**
     * Starts a task that sends the notes of a review to ShotGrid; does not wait for it. Whether a second task sends the
     * notes again is unknown.
     *
     * @param reviewId the review id; the review must have been created from a ShotGrid playlist
     * @return the task; its result is the last progress report
     * @throws ApiException if the service returns an error status
     * @throws DecodingException if the response contains no task id
     * @throws SyncSketchException if there is no response
     */
    Task<ShotGridSyncProgress> syncReviewNotes(long reviewId);

    /**
     * Resumes waiting for a task of {@link #syncReviewNotes}, for example after a restart of the program. Makes no request.
     *
     * @param taskId the {@link Task#getId()} of the task
     * @return the task
     * @throws IllegalArgumentException if the id cannot be a task id: it is blank, or cannot be an argument of a path
     */
    Task<ShotGridSyncProgress> resumeReviewNotes(String taskId);

    /**
     * Connects a workspace, or one of its projects, to a ShotGrid site: tests the settings and stores them if the test
     * succeeds. Exceptions do not contain the key of the ShotGrid script user.
     *
     * @param config the settings; without a project, they apply to the workspace
     * @throws IllegalArgumentException if the URL, the user name or the key is blank
     * @throws ShotGridRefusedException if the test fails; it contains the reason that the service gives
     * @throws ApiException if the service returns an error status for another reason, such as invalid credentials of the
     *     user, too many requests, or a server error
     * @throws DecodingException if the test returns a success status with text instead of JSON, such as a login page;
     *     nothing is stored then
     * @throws SyncSketchException if there is no response
     */
    void connect(ShotGridConfig config);

    /**
     * Adds the media files of a ShotGrid playlist to a review, one after the other; see
     * {@link #syncItems(long, Long, String, long, Consumer)}.
     *
     * @param projectId the project id
     * @param reviewId the review id, or null to let the service choose, most likely a new review (inferred)
     * @param playlistCode the code of the playlist, which is its name in ShotGrid
     * @param playlistId the id of the playlist in ShotGrid
     * @return the review, and the outcome of each media file
     * @throws ApiException if the service returns an error status for the playlist
     * @throws SyncSketchException if there is no valid response for the playlist
     */
    default ShotGridItemsSync syncItems(long projectId, @Nullable Long reviewId, String playlistCode, long playlistId) {
        return syncItems(projectId, reviewId, playlistCode, playlistId, progress -> {});
    }

    /**
     * Adds the media files of a ShotGrid playlist to a review, one after the other, and reports the progress. A file that
     * fails is reported in the result and does not affect the others.
     *
     * <p>The listener is called on the calling thread: once when the number of media files is known, and then after each of
     * them. The next media file waits until it returns. Exceptions and errors are logged and otherwise ignored; see
     * {@linkplain com.syncsketch.sdk.client the rules for listeners}.
     *
     * @param projectId the project id
     * @param reviewId the review id, or null to let the service choose, most likely a new review (inferred)
     * @param playlistCode the code of the playlist, which is its name in ShotGrid
     * @param playlistId the id of the playlist in ShotGrid
     * @param listener the listener for the progress
     * @return the review, and the outcome of each media file
     * @throws ApiException if the service returns an error status for the playlist
     * @throws SyncSketchException if there is no valid response for the playlist
     */
    ShotGridItemsSync syncItems(
            long projectId,
            @Nullable Long reviewId,
            String playlistCode,
            long playlistId,
            Consumer<ShotGridItemsProgress> listener);

    /**
     * Returns the recently changed ShotGrid playlists of a workspace. The response must be a list, or an object with a list
     * in {@code playlists} (inferred).
     *
     * @param accountId the workspace id
     * @param query the filters; {@code ShotGridPlaylistQuery.none()} for all playlists
     * @return an unmodifiable list of the playlists as the service returns them
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
     */
    List<Map<String, Object>> findPlaylists(long accountId, ShotGridPlaylistQuery query);

    /**
     * Returns the recently changed ShotGrid playlists of a project; see {@link #findPlaylists(long, ShotGridPlaylistQuery)}.
     *
     * @param accountId the workspace id
     * @param projectId the project id
     * @param query the filters; {@code ShotGridProjectPlaylistQuery.none()} for all playlists
     * @return an unmodifiable list of the playlists as the service returns them
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
     */
    List<Map<String, Object>> findPlaylists(long accountId, long projectId, ShotGridProjectPlaylistQuery query);
}
