package com.syncsketch.it.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.syncsketch.sdk.client.ShotGrid;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.model.ShotGridConfig;
import com.syncsketch.sdk.model.ShotGridConfigTestRequest;
import com.syncsketch.sdk.model.ShotGridItemSyncRequest;
import com.syncsketch.sdk.model.ShotGridItemsCheck;
import com.syncsketch.sdk.model.ShotGridItemsCheckRequest;
import com.syncsketch.sdk.model.ShotGridPlaylistQuery;
import com.syncsketch.sdk.model.ShotGridProjectPlaylistQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** ShotGrid. */
final class ShotGridCalls {

    private ShotGridCalls() {}

    static void addTo(Map<String, PythonCall> calls) {
        calls.put("shotgrid_create_config", ShotGridCalls::create);
        calls.put("shotgrid_get_playlists", ShotGridCalls::playlists);
        calls.put("shotgrid_sync_review_notes", (client, args) -> {
            long id = args.id("review_id");
            return args.raw()
                    ? client.shotgrid().startReviewNotesSyncWithResponse(id)
                    : client.shotgrid().startReviewNotesSync(id);
        });
        calls.put("get_shotgrid_sync_review_notes_progress", (client, args) -> {
            String task = args.text("task_id");
            return args.raw()
                    ? client.shotgrid().reviewNotesSyncWithResponse(task)
                    : client.shotgrid().reviewNotesSync(task);
        });
        calls.put("shotgrid_sync_new_item_notes", (client, args) -> {
            long project = args.id("project_id");
            long review = args.id("review_id");
            long item = args.id("item_id");
            return args.raw()
                    ? client.shotgrid().syncItemNotesWithResponse(project, review, item)
                    : client.shotgrid().syncItemNotes(project, review, item);
        });
        calls.put("shotgrid_sync_review_items", ShotGridCalls::syncItems);
        calls.put("shotgrid_get_projects", Dispatch.none("the service has no such call any more"));
        calls.put("get_shotgrid_sync_review_items_progress", Dispatch.none("the service has no such call any more"));
    }

    private static Object create(SyncSketchClient client, Arguments args) {
        args.raw();
        ShotGridConfig.Builder builder = ShotGridConfig.builder()
                .account(args.id("syncsketch_account_id"))
                .project(args.has("syncsketch_project_id") ? args.id("syncsketch_project_id") : null);
        ShotGridConfig config = args.onto("data", builder).build();
        client.shotgrid()
                .testConfig(
                        ShotGridConfigTestRequest.builder().testSettings(config).build());
        return Results.shown(args, client.shotgrid().createConfigWithResponse(config));
    }

    private static Object playlists(SyncSketchClient client, Arguments args) {
        long account = args.id("syncsketch_account_id");
        boolean narrowed = args.has("shotgun_project_id");
        if (!args.isTruthy("syncsketch_project_id")) {
            ShotGridPlaylistQuery.Builder query = ShotGridPlaylistQuery.builder();
            if (narrowed) {
                query.shotgunProjectId(args.id("shotgun_project_id"));
            }
            return Results.shown(args, client.shotgrid().playlistsWithResponse(account, query.build()));
        }
        ShotGridProjectPlaylistQuery.Builder query = ShotGridProjectPlaylistQuery.builder();
        if (narrowed) {
            query.shotgunProjectId(args.id("shotgun_project_id"));
        }
        long project = args.id("syncsketch_project_id");
        return Results.shown(args, client.shotgrid().projectPlaylistsWithResponse(account, project, query.build()));
    }

    /** The same calls and the same summary as Python's. */
    private static Object syncItems(SyncSketchClient client, Arguments args) throws JsonProcessingException {
        ShotGrid shotgrid = client.shotgrid();
        long project = args.id("syncsketch_project_id");
        ShotGridItemsCheckRequest body = ShotGridItemsCheckRequest.builder()
                .playlistCode(args.text("playlist_code"))
                .playlistId(args.id("playlist_id"))
                .build();
        ShotGridItemsCheck check = args.isTruthy("review_id")
                ? shotgrid.checkReviewItems(project, args.id("review_id"), body)
                : shotgrid.checkItems(project, body);
        List<Object> ids = new ArrayList<>();
        for (Map<String, Object> item : check.getItems()) {
            ShotGridItemSyncRequest one = ShotGridItemSyncRequest.builder()
                    .playlistItemJson(TraceFile.JSON.writeValueAsString(item))
                    .build();
            ids.add(shotgrid.syncItem(project, check.getReviewId(), one).getId());
        }
        return Map.of("review_id", check.getReviewId(), "items", ids, "status", "done", "total_items", ids.size());
    }
}
