package com.syncsketch.mock.internal.handler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.domain.Events;
import com.syncsketch.mock.internal.domain.Media;
import com.syncsketch.mock.internal.domain.Permissions;
import com.syncsketch.mock.internal.domain.Repository;
import com.syncsketch.mock.internal.domain.ShotGrid;
import com.syncsketch.mock.internal.domain.Tasks;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.json.Json;
import com.syncsketch.mock.internal.routing.HandlerRegistry;
import com.syncsketch.mock.internal.routing.OperationRequest;
import com.syncsketch.mock.internal.state.Account;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Project;
import com.syncsketch.mock.internal.state.Review;
import com.syncsketch.mock.internal.state.Store;
import com.syncsketch.mock.internal.view.BodyReferences;
import com.syncsketch.mock.internal.view.UrlBuilder;
import com.syncsketch.mock.model.TaskKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Handlers of the ShotGrid operations.
 *
 * <p>Where no source tells the behavior of the service, this is a choice of the mock server: settings that ShotGrid does not accept
 * are rejected with 400, and responses show settings without the key. A check returns all items of the playlist, including those
 * already in the review. Repeated checks, and repeated syncs of an item, find what the first one created. Whether a workspace is
 * connected to ShotGrid is not checked.
 */
public final class ShotGridHandlers {

    private final Store store;
    private final Repository repository;
    private final Tasks tasks;
    private final Events events;
    private final ShotGrid shotGrid;
    private final Media media;
    private final Map<String, Integer> itemsOfTasks = new HashMap<>();

    public ShotGridHandlers(
            Store store, Repository repository, Tasks tasks, Events events, ShotGrid shotGrid, Media media) {
        this.store = store;
        this.repository = repository;
        this.tasks = tasks;
        this.events = events;
        this.shotGrid = shotGrid;
        this.media = media;
    }

    public void addTo(HandlerRegistry handlers) {
        handlers.on("testShotGridConfig", this::testConfig)
                .on("createShotGridConfig", this::createConfig)
                .on("listShotGridPlaylists", this::playlists)
                .on("listShotGridProjectPlaylists", this::projectPlaylists)
                .on("startReviewNotesSync", this::startReviewNotes)
                .on("getReviewNotesSync", this::reviewNotes)
                .on("syncItemNotes", this::itemNotes)
                .on("checkShotGridItems", this::check)
                .on("checkShotGridReviewItems", this::checkReview)
                .on("syncShotGridItem", this::syncItem);
    }

    private Response testConfig(OperationRequest request) {
        requireAccepted(request, request.body().path("test_settings"));
        // The official client accepts only 200.
        return Response.json(200, JsonNodeFactory.instance.objectNode().put("status", "ok"));
    }

    private Response createConfig(OperationRequest request) {
        requireAccepted(request, request.body());
        ObjectNode shown = request.body().deepCopy();
        shown.remove("key");
        return Response.json(201, shown.put("id", store.newId()));
    }

    private void requireAccepted(OperationRequest request, JsonNode settings) {
        Permissions permissions = repository.permissionsOf(request.caller());
        Account account = BodyReferences.resolve(
                "account",
                () -> permissions.accountToAdminister(settings.path("account").asLong()));
        JsonNode projectId = settings.path("project");
        if (projectId.isNumber()) {
            Project project = BodyReferences.resolve("project", () -> permissions.project(projectId.asLong()));
            requireIn(project, account, 400);
        }
        shotGrid.requireAccepted(settings);
    }

    private static void requireIn(Project project, Account account, int status) {
        if (project.account() != account) {
            throw new HttpException(status, "Project " + project.id() + " is not in workspace " + account.id());
        }
    }

    private Response playlists(OperationRequest request) {
        Account account = repository.permissionsOf(request.caller()).account(request.pathId("account_id"));
        return playlists(account, request.query().number("shotgun_project_id"));
    }

    private Response projectPlaylists(OperationRequest request) {
        Project project = repository.permissionsOf(request.caller()).project(request.pathId("project_id"));
        Account account = repository.account(request.pathId("account_id"));
        requireIn(project, account, 404);
        // By the contract, the query parameter is ignored if the project is linked.
        return playlists(
                account, shotGrid.linkOf(project).or(() -> request.query().number("shotgun_project_id")));
    }

    private Response playlists(Account account, Optional<Long> projectId) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        shotGrid.playlists(account.id(), projectId).forEach(playlist -> all.add(playlist.view()));
        return Response.json(200, all);
    }

    private Response startReviewNotes(OperationRequest request) {
        Review review = repository.permissionsOf(request.caller()).reviewToWrite(request.pathId("review_id"));
        List<Item> items = review.items().stream().filter(Item::isActive).toList();
        Tasks.Task<?> task = tasks.start(TaskKind.REVIEW_NOTES, () -> {
            items.forEach(item -> shotGrid.sendNotes(item, review));
            return items.size();
        });
        itemsOfTasks.put(task.id(), items.size());
        return progress(request, task, "started");
    }

    private Response reviewNotes(OperationRequest request) {
        Tasks.Task<?> task = tasks.poll(TaskKind.REVIEW_NOTES, request.pathText("task_id"));
        return progress(
                request,
                task,
                switch (task.status()) {
                    case PROCESSING -> "in progress";
                    case DONE -> "done";
                    case FAILED -> "failed";
                });
    }

    private Response progress(OperationRequest request, Tasks.Task<?> task, String verb) {
        int total = itemsOfTasks.getOrDefault(task.id(), 0);
        String path = "/api/v2/shotgun/sync-review-notes/" + task.id() + "/";
        return Response.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("message", "Shotgrid review notes sync " + verb)
                        .put("status", task.status().word())
                        .put("progress_url", UrlBuilder.of(request).url(path))
                        .put("task_id", task.id())
                        .put("percent_complete", task.percent())
                        .put("total_items", total)
                        .put("remaining_items", total - total * task.percent() / 100));
    }

    private Response itemNotes(OperationRequest request) {
        Review review = reviewInProject(request);
        Item item = repository.item(request.pathId("item_id"));
        if (item.revisionIn(review.id()).isEmpty()) {
            throw new HttpException(404, "Item " + item.id() + " is not in review " + review.id());
        }
        ShotGrid.Sent sent = shotGrid.sendNotes(item, review);
        return Response.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("sketch_upload_error", sent.sketchesFailed())
                        .put("sketches", sent.sketches())
                        .put("comments", sent.comments())
                        .put("attachments", sent.attachments())
                        .put("item_name", item.text("name")));
    }

    private Response check(OperationRequest request) {
        Project project = repository.permissionsOf(request.caller()).projectToWrite(request.pathId("project_id"));
        ShotGrid.Playlist playlist = playlist(request, project);
        Optional<Review> old = shotGrid.reviewOf(playlist, project);
        Review review = old.orElseGet(() -> repository.newReview(
                project, request.caller(), request.body().path("playlist_code").asText()));
        shotGrid.assign(playlist, review);
        if (old.isEmpty()) {
            events.reviewCreated(review);
        }
        return found(review, playlist);
    }

    private Response checkReview(OperationRequest request) {
        Review review = reviewInProject(request);
        ShotGrid.Playlist playlist = playlist(request, review.project());
        shotGrid.assign(playlist, review);
        return found(review, playlist);
    }

    private ShotGrid.Playlist playlist(OperationRequest request, Project project) {
        long account = project.account().id();
        long id = request.body().path("playlist_id").asLong();
        String code = request.body().path("playlist_code").asText();
        return shotGrid.playlist(account, id, code)
                .orElseThrow(() -> new HttpException(
                        400,
                        "ShotGrid has no playlist " + id + " for workspace " + account + ", but "
                                + shotGrid.playlists(account, Optional.empty())
                                        .map(ShotGrid.Playlist::id)
                                        .toList()));
    }

    private static Response found(Review review, ShotGrid.Playlist playlist) {
        ObjectNode found = JsonNodeFactory.instance.objectNode().put("review_id", review.id());
        found.putArray("items").addAll(playlist.items());
        return Response.json(200, found);
    }

    private Response syncItem(OperationRequest request) {
        Review review = reviewInProject(request);
        JsonNode playlistItem =
                playlistItem(request.body().path("playlist_item_json").asText());
        ShotGrid.Playlist playlist = shotGrid.playlistOf(review)
                .orElseThrow(() ->
                        new HttpException(400, "Review " + review.id() + " has no playlist; check its items first"));
        if (playlist.items().stream().noneMatch(playlistItem::equals)) {
            throw new HttpException(
                    400, "playlist_item_json must be one of the items that the check has returned, unchanged");
        }
        Optional<Item> old = shotGrid.itemOf(playlistItem, review);
        Item item = old.orElseGet(() -> repository.newItem(
                review, request.caller(), playlistItem.path("name").asText(), null));
        if (old.isEmpty()) {
            item.fields().put("status", "done");
            shotGrid.setItem(playlistItem, review, item);
            media.setPlaceholder(item);
            events.itemUploaded(request, item, review);
        }
        return Response.json(
                200, JsonNodeFactory.instance.objectNode().put("id", item.id()).put("name", item.text("name")));
    }

    private static JsonNode playlistItem(String json) {
        JsonNode playlistItem;
        try {
            playlistItem = Json.read(json);
        } catch (JsonProcessingException e) {
            throw new HttpException(400, "playlist_item_json is not valid JSON: " + e.getOriginalMessage());
        }
        if (!playlistItem.isObject()) {
            throw new HttpException(400, "playlist_item_json must be the JSON text of an object");
        }
        return playlistItem;
    }

    private Review reviewInProject(OperationRequest request) {
        Permissions permissions = repository.permissionsOf(request.caller());
        Project project = permissions.project(request.pathId("project_id"));
        Review review = permissions.reviewToWrite(request.pathId("review_id"));
        if (review.project() != project) {
            throw new HttpException(404, "Review " + review.id() + " is not in project " + project.id());
        }
        return review;
    }
}
