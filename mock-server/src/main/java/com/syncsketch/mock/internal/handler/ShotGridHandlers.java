package com.syncsketch.mock.internal.handler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.domain.Events;
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
 * The exchange with ShotGrid.
 *
 * <p>Where no source tells, this server chooses: settings that ShotGrid does not take are refused with 400, and the answers show
 * them without the key. A check names all media of the playlist, also those that the review has. A second check, and a second sync
 * of a medium, find what the first one made. Whether a workspace is connected with ShotGrid is not asked.
 */
final class ShotGridHandlers {

    private final Store world;
    private final Repository records;
    private final Tasks tasks;
    private final Events events;
    private final ShotGrid shotGrid;
    private final Map<String, Integer> itemsOfTasks = new HashMap<>();

    ShotGridHandlers(Store world, Repository records, Tasks tasks, Events events, ShotGrid shotGrid) {
        this.world = world;
        this.records = records;
        this.tasks = tasks;
        this.events = events;
        this.shotGrid = shotGrid;
    }

    void addTo(HandlerRegistry handlers) {
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

    private Response testConfig(OperationRequest call) {
        requireGood(call, call.body().path("test_settings"));
        // The official client goes on with 200 only.
        return Response.json(200, JsonNodeFactory.instance.objectNode().put("status", "ok"));
    }

    private Response createConfig(OperationRequest call) {
        requireGood(call, call.body());
        ObjectNode shown = call.body().deepCopy();
        shown.remove("key");
        return Response.json(201, shown.put("id", world.newId()));
    }

    private void requireGood(OperationRequest call, JsonNode settings) {
        Permissions access = records.as(call.caller());
        Account account = BodyReferences.inBody(
                "account",
                () -> access.accountToAdminister(settings.path("account").asLong()));
        JsonNode projectId = settings.path("project");
        if (projectId.isNumber()) {
            Project project = BodyReferences.inBody("project", () -> access.project(projectId.asLong()));
            requireIn(project, account, 400);
        }
        shotGrid.requireAccepted(settings);
    }

    private static void requireIn(Project project, Account account, int status) {
        if (project.account() != account) {
            throw new HttpException(status, "Project " + project.id() + " is not in workspace " + account.id());
        }
    }

    private Response playlists(OperationRequest call) {
        Account account = records.as(call.caller()).account(call.id("account_id"));
        return playlists(account, call.query().number("shotgun_project_id"));
    }

    private Response projectPlaylists(OperationRequest call) {
        Project project = records.as(call.caller()).project(call.id("project_id"));
        Account account = records.account(call.id("account_id"));
        requireIn(project, account, 404);
        // By the contract the query does not count for a project that is linked.
        return playlists(account, shotGrid.linkOf(project).or(() -> call.query().number("shotgun_project_id")));
    }

    private Response playlists(Account account, Optional<Long> projectId) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        shotGrid.playlists(account.id(), projectId).forEach(playlist -> all.add(playlist.view()));
        return Response.json(200, all);
    }

    private Response startReviewNotes(OperationRequest call) {
        Review review = records.as(call.caller()).reviewToWrite(call.id("review_id"));
        List<Item> items = review.items().stream().filter(Item::isActive).toList();
        Tasks.Task<?> task = tasks.start(TaskKind.REVIEW_NOTES, () -> {
            items.forEach(item -> shotGrid.sendNotes(item, review));
            return items.size();
        });
        itemsOfTasks.put(task.id(), items.size());
        return progress(call, task, "started");
    }

    private Response reviewNotes(OperationRequest call) {
        Tasks.Task<?> task = tasks.ask(TaskKind.REVIEW_NOTES, call.text("task_id"));
        return progress(
                call,
                task,
                switch (task.status()) {
                    case PROCESSING -> "in progress";
                    case DONE -> "done";
                    case FAILED -> "failed";
                });
    }

    private Response progress(OperationRequest call, Tasks.Task<?> task, String word) {
        int total = itemsOfTasks.getOrDefault(task.id(), 0);
        String path = "/api/v2/shotgun/sync-review-notes/" + task.id() + "/";
        return Response.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("message", "Shotgrid review notes sync " + word)
                        .put("status", task.status().word())
                        .put("progress_url", UrlBuilder.of(call).call(path))
                        .put("task_id", task.id())
                        .put("percent_complete", task.percent())
                        .put("total_items", total)
                        .put("remaining_items", total - total * task.percent() / 100));
    }

    private Response itemNotes(OperationRequest call) {
        Review review = reviewInProject(call);
        Item item = records.item(call.id("item_id"));
        if (item.revisionIn(review.id()).isEmpty()) {
            throw new HttpException(404, "Item " + item.id() + " does not stand in review " + review.id());
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

    private Response check(OperationRequest call) {
        Project project = records.as(call.caller()).projectToWrite(call.id("project_id"));
        ShotGrid.Playlist playlist = playlist(call, project);
        Optional<Review> old = shotGrid.reviewOf(playlist, project);
        Review review = old.orElseGet(() -> records.newReview(
                project, call.caller(), call.body().path("playlist_code").asText()));
        shotGrid.take(playlist, review);
        if (old.isEmpty()) {
            events.reviewCreated(review);
        }
        return found(review, playlist);
    }

    private Response checkReview(OperationRequest call) {
        Review review = reviewInProject(call);
        ShotGrid.Playlist playlist = playlist(call, review.project());
        shotGrid.take(playlist, review);
        return found(review, playlist);
    }

    private ShotGrid.Playlist playlist(OperationRequest call, Project project) {
        long account = project.account().id();
        long id = call.body().path("playlist_id").asLong();
        String code = call.body().path("playlist_code").asText();
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
        found.putArray("items").addAll(playlist.media());
        return Response.json(200, found);
    }

    private Response syncItem(OperationRequest call) {
        Review review = reviewInProject(call);
        JsonNode medium = medium(call.body().path("playlist_item_json").asText());
        ShotGrid.Playlist playlist = shotGrid.playlistOf(review)
                .orElseThrow(() -> new HttpException(
                        400, "Review " + review.id() + " has taken no playlist; the check of its items comes first"));
        if (playlist.media().stream().noneMatch(medium::equals)) {
            throw new HttpException(
                    400,
                    "playlist_item_json is none of the items that the check has named; it must be one of them, unchanged");
        }
        Optional<Item> old = shotGrid.itemOf(medium, review);
        Item item = old.orElseGet(
                () -> records.newItem(review, call.caller(), medium.path("name").asText(), null));
        if (old.isEmpty()) {
            item.members().put("status", "done");
            shotGrid.hold(medium, review, item);
            events.itemUploaded(call, item, review);
        }
        return Response.json(
                200, JsonNodeFactory.instance.objectNode().put("id", item.id()).put("name", item.text("name")));
    }

    private static JsonNode medium(String json) {
        JsonNode medium;
        try {
            medium = Json.read(json);
        } catch (JsonProcessingException e) {
            throw new HttpException(400, "playlist_item_json is no JSON text: " + e.getOriginalMessage());
        }
        if (!medium.isObject()) {
            throw new HttpException(400, "playlist_item_json must be the JSON text of an object");
        }
        return medium;
    }

    private Review reviewInProject(OperationRequest call) {
        Permissions access = records.as(call.caller());
        Project project = access.project(call.id("project_id"));
        Review review = access.reviewToWrite(call.id("review_id"));
        if (review.project() != project) {
            throw new HttpException(404, "Review " + review.id() + " is not in project " + project.id());
        }
        return review;
    }
}
