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

/** Connects workspaces to ShotGrid and synchronizes playlists, media files and notes. Part of {@link ShotGrid}. */
public interface ShotGridSync {

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
    Task<ShotGridSyncProgress> syncReviewNotes(long reviewId);

    /**
     * Goes on with a task of {@link #syncReviewNotes}, after a restart of the program for example. Nothing is sent.
     *
     * @param taskId {@link Task#id()} of the task
     * @return the task
     * @throws IllegalArgumentException if the id is blank
     */
    Task<ShotGridSyncProgress> resumeReviewNotes(String taskId);

    /**
     * Connects a workspace, or one of its projects, to a ShotGrid site: tries the settings out, and stores them only if
     * that succeeds. The key of the ShotGrid script user appears in no exception.
     *
     * <p>Evidence: the official Python client makes the same two calls, the second one only after a 200, whatever the body.
     * This takes any 2xx, but no text in its body: that may be the page of a login.
     *
     * @param config the settings; without a project they are those of the workspace
     * @throws IllegalArgumentException if address, user name or key is blank
     * @throws ShotGridRefusedException if the service tries the settings in vain; it has the service's reason
     * @throws ApiException if the service refuses for another reason: the user's own credentials, too many calls, or a
     *     fault of the service
     * @throws DecodingException if the test is answered with a success that holds a text instead of JSON; nothing is
     *     stored then
     * @throws SyncSketchException if there is no answer
     */
    void connect(ShotGridConfig config);

    /**
     * Brings the media of a ShotGrid playlist into a review, one after the other. A medium that fails is noted in the
     * result, and the others go on.
     *
     * @param projectId the project
     * @param reviewId the review, or null for one that the service chooses, most likely a new one
     * @param playlistCode the playlist's code, which is its name in ShotGrid
     * @param playlistId the playlist's id in ShotGrid
     * @return the review, and what came of each medium
     * @throws ApiException if the service refuses the playlist
     * @throws SyncSketchException if there is no answer about the playlist, or none that can be used
     */
    ShotGridItemsSync syncItems(long projectId, @Nullable Long reviewId, String playlistCode, long playlistId);

    /**
     * Gives the ShotGrid playlists of a workspace that changed lately. No source shows what the service answers: a list is
     * expected, bare or as {@code playlists} of an object.
     *
     * @param accountId the workspace
     * @param query which playlists; {@code ShotGridPlaylistQuery.none()} for all
     * @return the playlists as the service describes them; unmodifiable
     * @throws ApiException if the service refuses
     * @throws SyncSketchException if there is no answer, or one that holds no list
     */
    List<Map<String, Object>> findPlaylists(long accountId, ShotGridPlaylistQuery query);

    /**
     * Gives the ShotGrid playlists of a project that changed lately, as {@link #findPlaylists(long,
     * ShotGridPlaylistQuery)} does.
     *
     * @param accountId the workspace
     * @param projectId the project
     * @param query which playlists; {@code ShotGridProjectPlaylistQuery.none()} for all
     * @return the playlists as the service describes them; unmodifiable
     * @throws ApiException if the service refuses
     * @throws SyncSketchException if there is no answer, or one that holds no list
     */
    List<Map<String, Object>> findPlaylists(long accountId, long projectId, ShotGridProjectPlaylistQuery query);
}
