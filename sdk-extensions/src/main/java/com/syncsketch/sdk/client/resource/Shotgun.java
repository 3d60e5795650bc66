package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.api.ShotGridStepsApi;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.model.ShotGridConfig;
import com.syncsketch.sdk.model.ShotGridItemNotesResult;
import com.syncsketch.sdk.model.ShotGridPlaylistQuery;
import com.syncsketch.sdk.model.ShotGridProjectPlaylistQuery;
import com.syncsketch.sdk.model.ShotGridSyncProgress;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;

/**
 * The ShotGrid operations under the names of the official Python client, from the time when ShotGrid was called Shotgun.
 * Each method delegates to the {@link ShotGrid} method that it names; methods that the service no longer supports throw
 * {@link UnsupportedOperationException}.
 *
 * <p>Thread-safe.
 *
 * @deprecated Use {@link com.syncsketch.sdk.client.SyncSketchClient#shotGrid()}.
 */
@Deprecated(since = "0.1.0", forRemoval = false)
@SuppressWarnings("DoNotCallSuggester") // Methods without a replacement in the service must stay callable.
public final class Shotgun {

    private final ShotGrid shotGrid;
    private final ShotGridStepsApi steps;

    /**
     * Creates the aliases; use {@link com.syncsketch.sdk.client.SyncSketchClient#shotgun()} instead.
     *
     * @param shotGrid the operations under their current names
     * @param steps the operations with a single request
     */
    public Shotgun(ShotGrid shotGrid, ShotGridStepsApi steps) {
        this.shotGrid = shotGrid;
        this.steps = steps;
    }

    /**
     * Always throws, because the service no longer supports the operation.
     *
     * @param projectId the project id
     * @return never returns
     * @throws UnsupportedOperationException always
     * @deprecated Not supported by the service, nor by the official Python client ({@code shotgun_get_projects}). Use
     *     {@link ShotGrid#findPlaylists} with the id of a ShotGrid project.
     */
    @Deprecated(since = "0.1.0", forRemoval = false)
    public List<Map<String, Object>> getProjects(long projectId) {
        throw new UnsupportedOperationException("The service no longer lists ShotGrid projects. Use"
                + " shotGrid().findPlaylists(...) with the id of a ShotGrid project");
    }

    /**
     * Connects a workspace or a project to ShotGrid.
     *
     * @param config the settings
     * @throws com.syncsketch.sdk.client.error.ShotGridRefusedException if the test of the settings fails
     * @throws ApiException if the service returns an error status for another reason
     * @throws SyncSketchException if there is no response
     * @deprecated Use {@link ShotGrid#connect}.
     */
    @Deprecated(since = "0.1.0", forRemoval = false)
    public void createConfig(ShotGridConfig config) {
        shotGrid.connect(config);
    }

    /**
     * Returns ShotGrid playlists.
     *
     * @param accountId the workspace id
     * @param projectId the project id, or null for the whole workspace
     * @param shotGridProjectId the project id in ShotGrid, or null for all projects
     * @return an unmodifiable list of the playlists as the service returns them
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
     * @deprecated Use {@link ShotGrid#findPlaylists}.
     */
    @Deprecated(since = "0.1.0", forRemoval = false)
    public List<Map<String, Object>> getPlaylists(
            long accountId, @Nullable Long projectId, @Nullable Long shotGridProjectId) {
        if (projectId == null) {
            ShotGridPlaylistQuery.Builder query = ShotGridPlaylistQuery.builder();
            if (shotGridProjectId != null) {
                query.shotGridProjectId(shotGridProjectId);
            }
            return shotGrid.findPlaylists(accountId, query.build());
        }
        ShotGridProjectPlaylistQuery.Builder query = ShotGridProjectPlaylistQuery.builder();
        if (shotGridProjectId != null) {
            query.shotGridProjectId(shotGridProjectId);
        }
        return shotGrid.findPlaylists(accountId, projectId, query.build());
    }

    /**
     * Starts sending the notes of a review to ShotGrid.
     *
     * @param reviewId the review id
     * @return the first progress report, with the task id for {@link #getSyncReviewNotesProgress}
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
     * @deprecated Use {@link ShotGrid#syncReviewNotes}.
     */
    @Deprecated(since = "0.1.0", forRemoval = false)
    public ShotGridSyncProgress syncReviewNotes(long reviewId) {
        return steps.startReviewNotesSync(reviewId);
    }

    /**
     * Returns the progress of sending the notes of a review.
     *
     * @param taskId the task id
     * @return the progress report
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
     * @deprecated Use {@link ShotGrid#resumeReviewNotes} and poll its task.
     */
    @Deprecated(since = "0.1.0", forRemoval = false)
    public ShotGridSyncProgress getSyncReviewNotesProgress(String taskId) {
        return steps.reviewNotesSync(taskId);
    }

    /**
     * Sends the new notes of an item to ShotGrid.
     *
     * @param projectId the project id
     * @param reviewId the review id
     * @param itemId the item id
     * @return what was transferred
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
     * @deprecated Use {@link ShotGrid#syncItemNotes}.
     */
    @Deprecated(since = "0.1.0", forRemoval = false)
    public ShotGridItemNotesResult syncNewItemNotes(long projectId, long reviewId, long itemId) {
        return shotGrid.syncItemNotes(projectId, reviewId, itemId);
    }

    /**
     * Adds the media files of a ShotGrid playlist to a review.
     *
     * @param projectId the project id
     * @param playlistCode the code of the playlist
     * @param playlistId the id of the playlist in ShotGrid
     * @param reviewId the review id, or null for a new review
     * @return the outcome of each media file
     * @throws ApiException if the service returns an error status for the playlist
     * @throws SyncSketchException if there is no valid response for the playlist
     * @deprecated Use {@link ShotGrid#syncItems}.
     */
    @Deprecated(since = "0.1.0", forRemoval = false)
    public ShotGridItemsSync syncReviewItems(
            long projectId, String playlistCode, long playlistId, @Nullable Long reviewId) {
        return shotGrid.syncItems(projectId, reviewId, playlistCode, playlistId);
    }

    /**
     * Always throws, because the service no longer supports the operation.
     *
     * @param taskId the task id
     * @return never returns
     * @throws UnsupportedOperationException always
     * @deprecated Not supported by the service, nor by the official Python client
     *     ({@code get_shotgun_sync_review_items_progress}). {@link ShotGrid#syncItems} returns when all media files are
     *     done.
     */
    @Deprecated(since = "0.1.0", forRemoval = false)
    public ShotGridSyncProgress getSyncReviewItemsProgress(String taskId) {
        throw new UnsupportedOperationException("The service no longer uses a task to add media files. Use"
                + " shotGrid().syncItems(...), whose result contains the outcome of each file");
    }
}
