package com.syncsketch.mock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.syncsketch.mock.internal.admin.AdminApi;
import com.syncsketch.mock.internal.admin.AdminRequest;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.json.Json;
import com.syncsketch.mock.model.OpenUpload;
import com.syncsketch.mock.model.Seed;
import com.syncsketch.mock.model.StoredObject;
import com.syncsketch.mock.model.StoredPart;
import com.syncsketch.mock.model.TaskKind;
import com.syncsketch.mock.model.WebhookDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the control API offers about uploads, webhooks, tasks and the ShotGrid site. */
final class DataRoutes {

    private static final Map<String, TaskKind> TASKS = new TreeMap<>(Map.of(
            "flattenedSketches", TaskKind.FLATTENED_SKETCHES,
            "greasePencil", TaskKind.GREASE_PENCIL,
            "videoWithSketches", TaskKind.VIDEO_WITH_SKETCHES,
            "reviewNotes", TaskKind.REVIEW_NOTES));

    private final MockSyncSketch mock;

    DataRoutes(MockSyncSketch mock) {
        this.mock = mock;
    }

    void addTo(AdminApi control) {
        control.on("POST", "seed", "adds what a seed describes, or {\"name\": \"demo\"}", this::plant)
                .on("GET", "objects", "lists the uploaded objects, with their hashes and items", ask -> objects())
                .on("GET", "uploads", "lists the multipart uploads that are not ended", ask -> uploads())
                .on("GET", "webhooks", "lists what was sent to subscribers, and what they answered", ask -> delivered())
                .on("POST", "webhooks", "sends {\"event\": \"...\", \"body\": {...}} to its subscribers", this::send)
                .on(
                        "POST",
                        "tasks",
                        "sets how tasks end: {\"fail\": \"greasePencil\"}, {\"succeed\": ...}, {\"polls\": 3}",
                        this::setTasks)
                .on(
                        "POST",
                        "playlists",
                        "adds a ShotGrid playlist: {\"account\": 1002, \"code\": \"Dailies\", \"media\": [\"shot_010\"]}",
                        this::addPlaylist);
    }

    private Response plant(AdminRequest ask) {
        ask.only("name", "users", "accounts");
        if (!ask.body().has("name")) {
            mock.data().plant(Seed.of(ask.body().toString()));
        } else if (ask.text("name").equals("demo") && ask.body().size() == 1) {
            mock.data().plant(Seed.demo());
        } else {
            throw new HttpException(400, "The only seed with a name is {\"name\": \"demo\"}");
        }
        return Response.empty(204);
    }

    private Response objects() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (StoredObject object : mock.storage().objects()) {
            ObjectNode node = list.addObject();
            node.put("key", object.key()).put("item", object.itemId());
            node.put("mediaType", object.mediaType());
            node.put("size", object.size()).put("etag", object.etag());
            object.md5().ifPresent(md5 -> node.put("md5", md5));
            object.sha256().ifPresent(sha256 -> node.put("sha256", sha256));
            parts(object.parts(), node.putArray("parts"));
        }
        return Response.json(200, list);
    }

    private Response uploads() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (OpenUpload upload : mock.storage().openUploads()) {
            ObjectNode node = list.addObject();
            node.put("upload", upload.uploadId()).put("key", upload.key()).put("item", upload.itemId());
            parts(upload.parts(), node.putArray("parts"));
        }
        return Response.json(200, list);
    }

    private static void parts(List<StoredPart> parts, ArrayNode list) {
        parts.forEach(part -> list.addObject()
                .put("number", part.number())
                .put("size", part.size())
                .put("md5", part.md5())
                .put("sha256", part.sha256()));
    }

    private Response delivered() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (WebhookDelivery delivery : mock.webhooks().delivered()) {
            list.addObject()
                    .put("url", delivery.url().toString())
                    .put("event", delivery.event())
                    .put("status", delivery.status())
                    .put("error", delivery.error())
                    .set("body", parse(delivery.body()));
        }
        return Response.json(200, list);
    }

    /** Gives a body as JSON, or as a text if it is none. */
    private static JsonNode parse(String body) {
        try {
            return Json.read(body);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(body);
        }
    }

    private Response send(AdminRequest ask) {
        ask.only("event", "body");
        String event = ask.text("event");
        JsonNode body = ask.body().path("body");
        if (body.isMissingNode()) {
            throw new HttpException(400, "The body must have a \"body\": JSON, or a text that is sent as it is");
        }
        int receivers = mock.webhooks().send(event, body.isTextual() ? body.asText() : body.toString());
        return Response.json(200, JsonNodeFactory.instance.objectNode().put("subscribers", receivers));
    }

    private Response setTasks(AdminRequest ask) {
        ask.only("fail", "succeed", "polls");
        if (ask.body().isEmpty()) {
            throw new HttpException(400, "The body must have \"fail\", \"succeed\" or \"polls\"");
        }
        // Everything is read before anything is set.
        boolean polls = ask.body().has("polls");
        long count = polls ? ask.number("polls") : 0;
        if (count < 0 || count > Integer.MAX_VALUE) {
            throw new HttpException(400, "A task cannot be asked " + count + " times");
        }
        List<Runnable> changes = new ArrayList<>();
        if (ask.body().has("fail")) {
            TaskKind kind = kind(ask.text("fail"));
            changes.add(() -> mock.tasks().fail(kind));
        }
        if (ask.body().has("succeed")) {
            TaskKind kind = kind(ask.text("succeed"));
            changes.add(() -> mock.tasks().succeed(kind));
        }
        if (polls) {
            changes.add(() -> mock.tasks().polls((int) count));
        }
        changes.forEach(Runnable::run);
        return Response.empty(204);
    }

    private static TaskKind kind(String name) {
        TaskKind kind = TASKS.get(name);
        if (kind == null) {
            throw new HttpException(400, "There is no kind of task '" + name + "', but " + TASKS.keySet());
        }
        return kind;
    }

    private Response addPlaylist(AdminRequest ask) {
        ask.only("account", "project", "code", "media");
        List<String> media = new ArrayList<>();
        for (JsonNode name : ask.body().path("media")) {
            if (!name.isTextual()) {
                throw new HttpException(400, "\"media\" must be an array of names, not with " + name);
            }
            media.add(name.asText());
        }
        if (!ask.body().path("media").isArray()) {
            throw new HttpException(400, "The body must have an array \"media\" of names");
        }
        long account =
                ask.body().has("account") ? ask.number("account") : mock.data().accountId();
        String code = ask.text("code");
        long id = ask.body().has("project")
                ? mock.shotGrid().addPlaylist(account, ask.number("project"), code, media)
                : mock.shotGrid().addPlaylist(account, code, media);
        return Response.json(200, JsonNodeFactory.instance.objectNode().put("id", id));
    }
}
