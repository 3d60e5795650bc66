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
 * Handlers of the operations that render sketches to images, an archive or a video. The files are put into the storage.
 *
 * <p>Some options of the images were never recorded. Here, {@code base64=1} adds a field {@code base64} beside the URL, and
 * {@code include_data=0} omits the URLs. {@code async=0} returns the result of a finished task, as the service did until July 2025;
 * a request without {@code async} starts a task.
 */
public final class SketchHandlers {

    private final Store store;
    private final Repository repository;
    private final Tasks tasks;
    private final Storage storage;

    public SketchHandlers(Store store, Repository repository, Tasks tasks, Storage storage) {
        this.store = store;
        this.repository = repository;
        this.tasks = tasks;
        this.storage = storage;
    }

    public void addTo(HandlerRegistry handlers) {
        handlers.on("startFlattenedSketches", this::startImages)
                .on("getFlattenedSketches", request -> poll(request, TaskKind.FLATTENED_SKETCHES))
                .on("startGreasePencil", this::startGreasePencil)
                .on("getGreasePencil", request -> poll(request, TaskKind.GREASE_PENCIL))
                .on("startVideoWithSketches", this::startVideo)
                .on("getVideoWithSketches", request -> poll(request, TaskKind.VIDEO_WITH_SKETCHES));
    }

    private static boolean isSynchronous(OperationRequest request) {
        return request.query().get("async").isPresent() && !request.query().flag("async");
    }

    private Response startImages(OperationRequest request) {
        Item item = itemInReview(request);
        SortedSet<Integer> frames = sketchedFrames(item, request.pathId("review_id"));
        if (!isSynchronous(request)) {
            return start(TaskKind.FLATTENED_SKETCHES, () -> images(request, item, frames));
        }
        if (tasks.fails(TaskKind.FLATTENED_SKETCHES)) {
            throw new HttpException(500, "The sketches could not be rendered");
        }
        return Response.json(200, state(Tasks.Status.DONE).set("data", images(request, item, frames)));
    }

    private Response startGreasePencil(OperationRequest request) {
        Item item = itemInReview(request);
        SortedSet<Integer> frames = sketchedFrames(item, request.pathId("review_id"));
        return start(TaskKind.GREASE_PENCIL, () -> {
            ObjectNode file = JsonNodeFactory.instance.objectNode();
            file.put("fileName", withoutExtension(item.text("name")) + "_greasePencil");
            return file.put(
                    "s3Path",
                    storeFile(
                            request, item, "greasepencil.zip", "application/zip", SketchRenderer.greasePencil(frames)));
        });
    }

    private Response startVideo(OperationRequest request) {
        Item item = itemInReview(request);
        // Whether the service suggests a file name for the video is unknown.
        return start(
                TaskKind.VIDEO_WITH_SKETCHES,
                () -> JsonNodeFactory.instance
                        .objectNode()
                        .put("s3Path", storeFile(request, item, "sketches.mp4", "video/mp4", SketchRenderer.video())));
    }

    private Response start(TaskKind kind, Supplier<JsonNode> work) {
        return Response.json(200, TextNode.valueOf(tasks.start(kind, work).id()));
    }

    private Response poll(OperationRequest request, TaskKind kind) {
        Tasks.Task<?> task = tasks.poll(kind, request.pathText("task_id"));
        ObjectNode state = state(task.status());
        task.result().ifPresent(result -> state.set("data", (JsonNode) result));
        return Response.json(200, state);
    }

    private static ObjectNode state(Tasks.Status status) {
        return JsonNodeFactory.instance.objectNode().put("status", status.word());
    }

    private Item itemInReview(OperationRequest request) {
        Permissions permissions = repository.permissionsOf(request.caller());
        Review review = permissions.review(request.pathId("review_id"));
        Item item = permissions.item(request.pathId("item_id"));
        if (item.revisionIn(review.id()).isEmpty()) {
            throw new HttpException(404, "Item " + item.id() + " is not in review " + review.id());
        }
        return item;
    }

    private SortedSet<Integer> sketchedFrames(Item item, long reviewId) {
        SortedSet<Integer> frames = new TreeSet<>();
        store.frames()
                .all()
                .filter(frame -> frame.isActive() && frame.text("type").equals("sketch"))
                .filter(frame -> frame.revision().item() == item
                        && frame.revision().review().id() == reviewId)
                .forEach(frame -> frames.add(number(frame)));
        return frames;
    }

    private static int number(Frame frame) {
        return frame.fields().path("frame").asInt();
    }

    private ArrayNode images(OperationRequest request, Item item, SortedSet<Integer> frames) {
        boolean included =
                request.query().get("include_data").isEmpty() || request.query().flag("include_data");
        ArrayNode images = JsonNodeFactory.instance.arrayNode();
        for (int frame : frames) {
            ObjectNode image = images.addObject().put("frame", frame).put("adjustedFrame", frame + 1);
            if (included) {
                byte[] png = SketchRenderer.image(frame, request.query().flag("tracingpaper"));
                image.put("url", storeFile(request, item, "%04d.png".formatted(frame), "image/png", png));
                if (request.query().flag("base64")) {
                    image.put("base64", Base64.getEncoder().encodeToString(png));
                }
            }
        }
        return images;
    }

    private String storeFile(OperationRequest request, Item item, String name, String mediaType, byte[] content) {
        String key = String.join("/", List.of("rendered", String.valueOf(item.id()), store.newUuid(), name));
        storage.put(key, mediaType, content);
        return storage.signedUrl(key, request.origin());
    }

    private static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
