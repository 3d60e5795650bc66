package com.syncsketch.it.parity;

import com.syncsketch.sdk.api.ShotGridStepsApi;
import com.syncsketch.sdk.api.ShotGridStepsWithResponseApi;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.resource.ShotGridItemsSync;
import com.syncsketch.sdk.model.ShotGridConfig;
import com.syncsketch.sdk.model.ShotGridPlaylistQuery;
import com.syncsketch.sdk.model.ShotGridProjectPlaylistQuery;
import jakarta.annotation.Nullable;
import java.util.Map;

/** The calls for ShotGrid. */
final class ShotGridCalls {

    private ShotGridCalls() {}

    static void addTo(Map<String, PythonCall> calls) {
        calls.put("shotgrid_create_config", ShotGridCalls::create);
        calls.put("shotgrid_get_playlists", ShotGridCalls::playlists);
        calls.put("shotgrid_sync_review_notes", (client, args) -> {
            long id = args.id("review_id");
            return JavaResults.of(
                    client, args, c -> c.api(ShotGridStepsApi.class).startReviewNotesSync(id));
        });
        calls.put("get_shotgrid_sync_review_notes_progress", (client, args) -> {
            String task = args.text("task_id");
            return JavaResults.of(
                    client, args, c -> c.api(ShotGridStepsApi.class).reviewNotesSync(task));
        });
        calls.put("shotgrid_sync_new_item_notes", (client, args) -> {
            long project = args.id("project_id");
            long review = args.id("review_id");
            long item = args.id("item_id");
            return JavaResults.of(client, args, c -> c.shotGrid().syncItemNotes(project, review, item));
        });
        calls.put("shotgrid_sync_review_items", ShotGridCalls::syncItems);
        addUnsupported(calls);
    }

    /** Adds methods that throw an exception with their replacement. */
    @SuppressWarnings("deprecation")
    private static void addUnsupported(Map<String, PythonCall> calls) {
        calls.put(
                "shotgrid_get_projects",
                (client, args) -> client.shotgun().getProjects(args.id("syncsketch_project_id")));
        calls.put(
                "get_shotgrid_sync_review_items_progress",
                (client, args) -> client.shotgun().getSyncReviewItemsProgress(args.text("task_id")));
    }

    @Nullable
    private static Object create(SyncSketchClient client, PythonArguments args) {
        args.raw();
        ShotGridConfig.Builder builder = ShotGridConfig.builder()
                .account(args.id("syncsketch_account_id"))
                .project(args.has("syncsketch_project_id") ? args.id("syncsketch_project_id") : null);
        ShotGridConfig config = args.onto("data", builder).build();
        client.shotGrid().connect(config);
        return null;
    }

    private static Object playlists(SyncSketchClient client, PythonArguments args) {
        long account = args.id("syncsketch_account_id");
        boolean filtered = args.has("shotgun_project_id");
        if (!args.isTruthy("syncsketch_project_id")) {
            ShotGridPlaylistQuery.Builder query = ShotGridPlaylistQuery.builder();
            if (filtered) {
                query.shotGridProjectId(args.id("shotgun_project_id"));
            }
            return args.raw()
                    ? client.api(ShotGridStepsWithResponseApi.class).playlistsWithResponse(account, query.build())
                    : client.shotGrid().findPlaylists(account, query.build());
        }
        ShotGridProjectPlaylistQuery.Builder query = ShotGridProjectPlaylistQuery.builder();
        if (filtered) {
            query.shotGridProjectId(args.id("shotgun_project_id"));
        }
        long project = args.id("syncsketch_project_id");
        return args.raw()
                ? client.api(ShotGridStepsWithResponseApi.class)
                        .projectPlaylistsWithResponse(account, project, query.build())
                : client.shotGrid().findPlaylists(account, project, query.build());
    }

    /** Returns the result in the format of Python's summary. */
    private static Object syncItems(SyncSketchClient client, PythonArguments args) {
        Long review = args.isTruthy("review_id") ? args.id("review_id") : null;
        ShotGridItemsSync result = client.shotGrid()
                .syncItems(
                        args.id("syncsketch_project_id"), review, args.text("playlist_code"), args.id("playlist_id"));
        return Map.of(
                "review_id",
                result.getReviewId(),
                "items",
                result.getItemIds(),
                "status",
                result.isComplete() ? "done" : "failed",
                "total_items",
                result.getItemIds().size() + result.getFailures().size());
    }
}
