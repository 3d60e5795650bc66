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
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The commands of the admin API for seeds, uploads, webhooks, tasks and the ShotGrid site. */
final class DataRoutes {

    private static final String NAMED_SEEDS = "The named seeds are {\"name\": \"demo\"} and {\"name\": \"examples\"}";

    private static final Map<String, TaskKind> TASKS = new TreeMap<>(Map.of(
            "flattenedSketches", TaskKind.FLATTENED_SKETCHES,
            "greasePencil", TaskKind.GREASE_PENCIL,
            "videoWithSketches", TaskKind.VIDEO_WITH_SKETCHES,
            "reviewNotes", TaskKind.REVIEW_NOTES));

    private final MockWorld world;

    DataRoutes(MockWorld world) {
        this.world = world;
    }

    void addTo(AdminApi adminApi) {
        adminApi.on(
                        "GET",
                        "seed",
                        "returns the complete state as a seed, which --seed accepts",
                        request -> exportSeed())
                .on("POST", "save", "writes the state of all worlds to the file of --state", request -> save())
                .on(
                        "POST",
                        "seed",
                        "adds the data of a seed, or of {\"name\": \"demo\"} or \"examples\"",
                        this::loadSeed)
                .on("GET", "objects", "lists the uploaded objects with their hashes and items", request -> objects())
                .on("GET", "uploads", "lists the multipart uploads in progress", request -> uploads())
                .on("GET", "webhooks", "lists the webhook deliveries and their responses", request -> deliveries())
                .on(
                        "POST",
                        "webhooks",
                        "sends an event to its subscribers: {\"event\": \"...\", \"body\": {...}}",
                        this::send)
                .on(
                        "POST",
                        "tasks",
                        "sets the outcome of tasks: {\"fail\": \"greasePencil\"}, {\"succeed\": ...}, {\"polls\": 3}",
                        this::setTasks)
                .on(
                        "POST",
                        "playlists",
                        "adds a ShotGrid playlist: {\"account\": 1002, \"code\": \"Dailies\", \"media\": [\"shot_010\"]}",
                        this::addPlaylist);
    }

    private Response loadSeed(AdminRequest request) {
        request.only("name", "users", "accounts");
        world.data().load(seed(request.body()));
        return Response.empty(204);
    }

    /** Returns a seed, which is given by its name or as a document. */
    static Seed seed(JsonNode json) {
        if (!json.has("name")) {
            return Seed.fromJson(json.toString());
        }
        return Optional.of(json)
                .filter(each -> each.size() == 1)
                .flatMap(each -> Seed.named(each.path("name").asText()))
                .orElseThrow(() -> new HttpException(400, NAMED_SEEDS));
    }

    private Response exportSeed() {
        byte[] state = world.state();
        return Response.streamed(200, Response.JSON, out -> out.write(state));
    }

    private Response save() {
        if (!world.worlds().hasStateFile()) {
            throw new HttpException(400, "The server has no state file; start it with --state=FILE");
        }
        try {
            world.worlds().saveState();
        } catch (IOException e) {
            throw new HttpException(500, String.valueOf(e.getMessage()));
        }
        return Response.empty(204);
    }

    private Response objects() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (StoredObject object : world.storage().objects()) {
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
        for (OpenUpload upload : world.storage().openUploads()) {
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

    private Response deliveries() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (WebhookDelivery delivery : world.webhooks().deliveries()) {
            list.addObject()
                    .put("url", delivery.url().toString())
                    .put("event", delivery.event())
                    .put("status", delivery.status())
                    .put("error", delivery.error())
                    .set("body", parse(delivery.body()));
        }
        return Response.json(200, list);
    }

    /** Returns a body as JSON, or as a string if it is not JSON. */
    private static JsonNode parse(String body) {
        try {
            return Json.read(body);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(body);
        }
    }

    private Response send(AdminRequest request) {
        request.only("event", "body");
        String event = request.text("event");
        JsonNode body = request.body().path("body");
        if (body.isMissingNode()) {
            throw new HttpException(400, "The body must have \"body\": JSON, or a string that is sent unchanged");
        }
        int subscribers = world.webhooks().send(event, body.isTextual() ? body.asText() : body.toString());
        return Response.json(200, JsonNodeFactory.instance.objectNode().put("subscribers", subscribers));
    }

    private Response setTasks(AdminRequest request) {
        request.only("fail", "succeed", "polls");
        if (request.body().isEmpty()) {
            throw new HttpException(400, "The body must have \"fail\", \"succeed\" or \"polls\"");
        }
        // Validate everything before changing anything.
        boolean hasPolls = request.body().has("polls");
        long polls = hasPolls ? request.number("polls") : 0;
        if (polls < 0 || polls > Integer.MAX_VALUE) {
            throw new HttpException(400, "\"polls\" must be from 0 to " + Integer.MAX_VALUE + ", but is " + polls);
        }
        List<Runnable> changes = new ArrayList<>();
        if (request.body().has("fail")) {
            TaskKind kind = kind(request.text("fail"));
            changes.add(() -> world.tasks().fail(kind));
        }
        if (request.body().has("succeed")) {
            TaskKind kind = kind(request.text("succeed"));
            changes.add(() -> world.tasks().succeed(kind));
        }
        if (hasPolls) {
            changes.add(() -> world.tasks().processingPolls((int) polls));
        }
        changes.forEach(Runnable::run);
        return Response.empty(204);
    }

    private static TaskKind kind(String name) {
        TaskKind kind = TASKS.get(name);
        if (kind == null) {
            throw new HttpException(400, "Unknown kind of task '" + name + "'; known are " + TASKS.keySet());
        }
        return kind;
    }

    private Response addPlaylist(AdminRequest request) {
        request.only("account", "project", "code", "media");
        List<String> media = new ArrayList<>();
        for (JsonNode name : request.body().path("media")) {
            if (!name.isTextual()) {
                throw new HttpException(400, "\"media\" must be an array of strings, but contains " + name);
            }
            media.add(name.asText());
        }
        if (!request.body().path("media").isArray()) {
            throw new HttpException(400, "The body must have an array \"media\" of strings");
        }
        long account = request.body().has("account")
                ? request.number("account")
                : world.data().accountId();
        String code = request.text("code");
        long id = request.body().has("project")
                ? world.shotGrid().addPlaylist(account, request.number("project"), code, media)
                : world.shotGrid().addPlaylist(account, code, media);
        return Response.json(200, JsonNodeFactory.instance.objectNode().put("id", id));
    }
}
