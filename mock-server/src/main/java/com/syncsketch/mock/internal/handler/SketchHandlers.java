package com.syncsketch.mock.internal.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.syncsketch.mock.internal.domain.Permissions;
import com.syncsketch.mock.internal.domain.Repository;
import com.syncsketch.mock.internal.domain.Tasks;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.render.SketchRenderer;
import com.syncsketch.mock.internal.routing.HandlerRegistry;
import com.syncsketch.mock.internal.routing.OperationRequest;
import com.syncsketch.mock.internal.state.Frame;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Review;
import com.syncsketch.mock.internal.state.Store;
import com.syncsketch.mock.internal.storage.Storage;
import com.syncsketch.mock.model.TaskKind;
import java.util.Base64;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Sketches rendered into pictures, an archive and a video. The files lie in the storage.
 *
 * <p>Nobody has recorded some of what the pictures can be asked for. Here, {@code base64=1} adds a member {@code base64} beside the
 * address, and {@code include_data=0} leaves the addresses out. {@code async=0} answers with what a finished task does, as the service
 * did until July 2025; a call without {@code async} starts a task.
 */
final class SketchHandlers {

    private final Store world;
    private final Repository records;
    private final Tasks tasks;
    private final Storage storage;

    SketchHandlers(Store world, Repository records, Tasks tasks, Storage storage) {
        this.world = world;
        this.records = records;
        this.tasks = tasks;
        this.storage = storage;
    }

    void addTo(HandlerRegistry handlers) {
        handlers.on("startFlattenedSketches", this::startPictures)
                .answersAs("startFlattenedSketches", SketchHandlers::wantsAnswerAtOnce, "getFlattenedSketches")
                .on("getFlattenedSketches", call -> ask(call, TaskKind.FLATTENED_SKETCHES))
                .on("startGreasePencil", this::startGreasePencil)
                .on("getGreasePencil", call -> ask(call, TaskKind.GREASE_PENCIL))
                .on("startVideoWithSketches", this::startVideo)
                .on("getVideoWithSketches", call -> ask(call, TaskKind.VIDEO_WITH_SKETCHES));
    }

    private static boolean wantsAnswerAtOnce(OperationRequest call) {
        return call.query().get("async").isPresent() && !call.query().flag("async");
    }

    private Response startPictures(OperationRequest call) {
        Item item = itemInReview(call);
        SortedSet<Integer> frames = sketchedFrames(item, call.id("review_id"));
        if (!wantsAnswerAtOnce(call)) {
            return start(TaskKind.FLATTENED_SKETCHES, () -> pictures(call, item, frames));
        }
        if (tasks.fails(TaskKind.FLATTENED_SKETCHES)) {
            throw new HttpException(500, "The sketches could not be rendered");
        }
        return Response.json(200, state(Tasks.Status.DONE).set("data", pictures(call, item, frames)));
    }

    private Response startGreasePencil(OperationRequest call) {
        Item item = itemInReview(call);
        SortedSet<Integer> frames = sketchedFrames(item, call.id("review_id"));
        return start(TaskKind.GREASE_PENCIL, () -> {
            ObjectNode file = JsonNodeFactory.instance.objectNode();
            file.put("fileName", withoutExtension(item.text("name")) + "_greasePencil");
            return file.put(
                    "s3Path", store(call, item, "greasepencil.zip", "application/zip", SketchRenderer.greasePencil(frames)));
        });
    }

    private Response startVideo(OperationRequest call) {
        Item item = itemInReview(call);
        // Whether the service proposes a name for the video is unknown.
        return start(
                TaskKind.VIDEO_WITH_SKETCHES,
                () -> JsonNodeFactory.instance
                        .objectNode()
                        .put("s3Path", store(call, item, "sketches.mp4", "video/mp4", SketchRenderer.video())));
    }

    private Response start(TaskKind kind, Supplier<JsonNode> work) {
        return Response.json(200, TextNode.valueOf(tasks.start(kind, work).id()));
    }

    private Response ask(OperationRequest call, TaskKind kind) {
        Tasks.Task<?> task = tasks.ask(kind, call.text("task_id"));
        ObjectNode state = state(task.status());
        task.result().ifPresent(result -> state.set("data", (JsonNode) result));
        return Response.json(200, state);
    }

    private static ObjectNode state(Tasks.Status status) {
        return JsonNodeFactory.instance.objectNode().put("status", status.word());
    }

    private Item itemInReview(OperationRequest call) {
        Permissions access = records.as(call.caller());
        Review review = access.review(call.id("review_id"));
        Item item = access.item(call.id("item_id"));
        if (item.revisionIn(review.id()).isEmpty()) {
            throw new HttpException(404, "Item " + item.id() + " does not stand in review " + review.id());
        }
        return item;
    }

    private SortedSet<Integer> sketchedFrames(Item item, long reviewId) {
        SortedSet<Integer> frames = new TreeSet<>();
        world.frames()
                .all()
                .filter(frame -> frame.isActive() && frame.text("type").equals("sketch"))
                .filter(frame -> frame.revision().item() == item
                        && frame.revision().review().id() == reviewId)
                .forEach(frame -> frames.add(number(frame)));
        return frames;
    }

    private static int number(Frame frame) {
        return frame.members().path("frame").asInt();
    }

    private ArrayNode pictures(OperationRequest call, Item item, SortedSet<Integer> frames) {
        boolean included =
                call.query().get("include_data").isEmpty() || call.query().flag("include_data");
        ArrayNode pictures = JsonNodeFactory.instance.arrayNode();
        for (int frame : frames) {
            ObjectNode picture = pictures.addObject().put("frame", frame).put("adjustedFrame", frame + 1);
            if (included) {
                byte[] png = SketchRenderer.picture(frame, call.query().flag("tracingpaper"));
                picture.put("url", store(call, item, "%04d.png".formatted(frame), "image/png", png));
                if (call.query().flag("base64")) {
                    picture.put("base64", Base64.getEncoder().encodeToString(png));
                }
            }
        }
        return pictures;
    }

    private String store(OperationRequest call, Item item, String name, String mediaType, byte[] content) {
        String key = String.join("/", List.of("rendered", String.valueOf(item.id()), world.newUuid(), name));
        storage.put(key, mediaType, content);
        return storage.signedUrl(key, call.host());
    }

    private static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
