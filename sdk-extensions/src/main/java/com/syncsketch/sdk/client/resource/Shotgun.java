package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.api.ShotGridStepsApi;
import com.syncsketch.sdk.client.SyncSketchClient;
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
 * The names that the official Python client had for the calls about ShotGrid when that was Shotgun. Each does what the
 * method of {@link ShotGrid} does that it names; what is dead there throws {@link UnsupportedOperationException} here.
 *
 * <p>Safe for use by several threads.
 *
 * @deprecated Use {@link SyncSketchClient#shotgrid()}.
 */
@Deprecated(since = "0.1.0", forRemoval = false)
@SuppressWarnings("DoNotCallSuggester") // What is dead stays callable, so that it can name its replacement.
public final class Shotgun {

    private final ShotGrid shotgrid;
    private final ShotGridStepsApi steps;

    /**
     * Creates the aliases; use {@link SyncSketchClient#shotgun()} instead.
     *
     * @param shotgrid the operations under their current names
     * @param steps the operations with a single request
     */
    public Shotgun(ShotGrid shotgrid, ShotGridStepsApi steps) {
        this.shotgrid = shotgrid;
        this.steps = steps;
    }

    /**
     * Does nothing: {@code shotgun_get_projects} is dead in the official Python client as well.
     *
     * @param projectId the project
     * @return never
     * @throws UnsupportedOperationException always
     * @deprecated The service has no such call. Name the ShotGrid project where playlists are listed, see
     *     {@link ShotGrid#findPlaylists}.
     */
    @Deprecated(since = "0.1.0", forRemoval = false)
    public List<Map<String, Object>> getProjects(long projectId) {
        throw new UnsupportedOperationException("Projects of ShotGrid can no longer be listed. Use"
                + " shotgrid().findPlaylists(...), which takes the id of a ShotGrid project");
    }

    /**
     * Connects a workspace or a project to ShotGrid.
     *
     * @param config the settings
     * @throws com.syncsketch.sdk.client.error.ShotGridRefusedException if the service tries the settings in vain
     * @throws ApiException if the service refuses for another reason
     * @throws SyncSketchException if there is no answer
     * @deprecated Use {@link ShotGrid#connect}.
     */
    @Deprecated(since = "0.1.0", forRemoval = false)
    public void createConfig(ShotGridConfig config) {
        shotgrid.connect(config);
    }

    /**
     * Lists playlists of ShotGrid.
     *
     * @param accountId the workspace
     * @param projectId the project, or null for all of the workspace
     * @param shotgunProjectId the project in ShotGrid, or null for all
     * @return the playlists as the service describes them; unmodifiable
     * @throws ApiException if the service refuses
     * @throws SyncSketchException if there is no answer, or none that can be read
     * @deprecated Use {@link ShotGrid#findPlaylists}.
     */
    @Deprecated(since = "0.1.0", forRemoval = false)
    public List<Map<String, Object>> getPlaylists(
            long accountId, @Nullable Long projectId, @Nullable Long shotgunProjectId) {
        if (projectId == null) {
            ShotGridPlaylistQuery.Builder query = ShotGridPlaylistQuery.builder();
            if (shotgunProjectId != null) {
                query.shotgunProjectId(shotgunProjectId);
            }
            return shotgrid.findPlaylists(accountId, query.build());
        }
        ShotGridProjectPlaylistQuery.Builder query = ShotGridProjectPlaylistQuery.builder();
        if (shotgunProjectId != null) {
            query.shotgunProjectId(shotgunProjectId);
        }
        return shotgrid.findPlaylists(accountId, projectId, query.build());
    }

    /**
     * Starts sending a review's notes to ShotGrid.
     *
     * @param reviewId the review
     * @return a first report; its task id is what {@link #getSyncReviewNotesProgress} takes
     * @throws ApiException if the service refuses
     * @throws SyncSketchException if there is no answer, or none that can be read
     * @deprecated Use {@link ShotGrid#syncReviewNotes}.
     */
    @Deprecated(since = "0.1.0", forRemoval = false)
    public ShotGridSyncProgress syncReviewNotes(long reviewId) {
        return steps.startReviewNotesSync(reviewId);
    }

    /**
     * Tells how far the notes of a review are.
     *
     * @param taskId the task
     * @return a report
     * @throws ApiException if the service refuses
     * @throws SyncSketchException if there is no answer, or none that can be read
     * @deprecated Use {@link ShotGrid#resumeReviewNotes}, whose task tells.
     */
    @Deprecated(since = "0.1.0", forRemoval = false)
    public ShotGridSyncProgress getSyncReviewNotesProgress(String taskId) {
        return steps.reviewNotesSync(taskId);
    }

    /**
     * Sends the new notes of one item to ShotGrid.
     *
     * @param projectId the project
     * @param reviewId the review
     * @param itemId the item
     * @return what was transferred
     * @throws ApiException if the service refuses
     * @throws SyncSketchException if there is no answer, or none that can be read
     * @deprecated Use {@link ShotGrid#syncItemNotes}.
     */
    @Deprecated(since = "0.1.0", forRemoval = false)
    public ShotGridItemNotesResult syncNewItemNotes(long projectId, long reviewId, long itemId) {
        return shotgrid.syncItemNotes(projectId, reviewId, itemId);
    }

    /**
     * Brings the media of a ShotGrid playlist into a review.
     *
     * @param projectId the project
     * @param playlistCode the playlist's code
     * @param playlistId the playlist
     * @param reviewId the review, or null for a new one
     * @return what came of each medium
     * @throws ApiException if the service refuses the playlist
     * @throws SyncSketchException if there is no answer about the playlist, or none that can be read
     * @deprecated Use {@link ShotGrid#syncItems}.
     */
    @Deprecated(since = "0.1.0", forRemoval = false)
    public ShotGridItemsSync syncReviewItems(
            long projectId, String playlistCode, long playlistId, @Nullable Long reviewId) {
        return shotgrid.syncItems(projectId, reviewId, playlistCode, playlistId);
    }

    /**
     * Does nothing: {@code get_shotgun_sync_review_items_progress} is dead in the official Python client as well.
     *
     * @param taskId the task
     * @return never
     * @throws UnsupportedOperationException always
     * @deprecated {@link ShotGrid#syncItems} waits until all media are done, so there is no progress to ask for.
     */
    @Deprecated(since = "0.1.0", forRemoval = false)
    public ShotGridSyncProgress getSyncReviewItemsProgress(String taskId) {
        throw new UnsupportedOperationException("Media are no longer brought in by a task. Use"
                + " shotgrid().syncItems(...), whose result says what came of each medium");
    }
}
