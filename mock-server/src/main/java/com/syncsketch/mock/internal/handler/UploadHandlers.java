package com.syncsketch.mock.internal.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.contract.Violation;
import com.syncsketch.mock.internal.domain.Media;
import com.syncsketch.mock.internal.domain.MediaTypes;
import com.syncsketch.mock.internal.domain.Repository;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.MultipartParser;
import com.syncsketch.mock.internal.http.Query;
import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.routing.HandlerRegistry;
import com.syncsketch.mock.internal.routing.OperationRequest;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Review;
import com.syncsketch.mock.internal.state.Store;
import com.syncsketch.mock.internal.storage.S3Exception;
import com.syncsketch.mock.internal.storage.Storage;
import com.syncsketch.mock.internal.storage.UploadTarget;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The ways by which media come into a review. */
final class UploadHandlers {

    private static final String FORM_DATA = "multipart/form-data";
    private static final String URL_ENCODED = "application/x-www-form-urlencoded";
    private static final int LARGEST_TEXT_FORM = 256 * 1024;

    private final Store world;
    private final Repository records;
    private final Media media;
    private final Storage storage;
    private final UploadTarget target;

    UploadHandlers(Store world, Repository records, Media media, Storage storage, UploadTarget target) {
        this.world = world;
        this.records = records;
        this.media = media;
        this.storage = storage;
        this.target = target;
    }

    void addTo(HandlerRegistry handlers) {
        handlers.streaming("uploadToReview", this::uploadToReview)
                .on("getS3SignedUrl", this::signForm)
                .on("startUpload", this::start)
                .on("createMultipartUpload", this::open)
                .on("signUploadPart", this::signPart)
                .on("completeMultipartUpload", this::complete)
                .on("abortMultipartUpload", this::abort);
    }

    private Response uploadToReview(OperationRequest call) throws IOException {
        try {
            // Before the body, so that nobody sends a large file for nothing.
            world.locked(() -> target(call));
            return switch (call.request().mediaType().orElse("none")) {
                case FORM_DATA -> takeFile(call);
                case URL_ENCODED -> takeAddress(call);
                default ->
                    throw new HttpException(
                            400, "The header Content-Type must be one of [" + FORM_DATA + ", " + URL_ENCODED + "]");
            };
        } catch (HttpException e) {
            call.request().drain();
            throw e;
        }
    }

    private Response takeFile(OperationRequest call) throws IOException {
        Request request = call.request();
        try (UploadForm form = new UploadForm(storage)) {
            MultipartParser.read(request.header("Content-Type").orElse(""), request.body(), form);
            refuse(call, FORM_DATA, form.parts());
            String name = form.text("name").isEmpty() ? form.fileName() : form.text("name");
            Item item = world.locked(() -> {
                Item made = item(call, name, form.parts());
                type(made, call, MediaTypes.itemType(form.mediaType(), form.fileName()));
                return made;
            });
            String key = world.locked(() -> key(call.id("review_id"), item, form.fileName()));
            storage.store(key, form.mediaType(), item.id(), form.file());
            return uploaded(item);
        } catch (MultipartParser.Malformed e) {
            throw new HttpException(400, String.valueOf(e.getMessage()));
        }
    }

    private Response takeAddress(OperationRequest call) throws IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        try {
            String text = new String(call.request().read(LARGEST_TEXT_FORM), StandardCharsets.UTF_8);
            Query.parse(text).values().forEach((name, values) -> body.put(name, values.get(values.size() - 1)));
        } catch (IllegalArgumentException e) {
            throw new HttpException(400, "The form is not encoded properly: " + e.getMessage());
        }
        refuse(call, URL_ENCODED, body);
        if (call.query().get("itemParentId").isPresent()) {
            throw new HttpException(400, "itemParentId goes with a file, not with media_url");
        }
        String address = body.path("media_url").asText();
        String fileName = address.replaceFirst("[?#].*", "").replaceFirst("^.*/", "");
        String named = body.path("name").asText("");
        return world.locked(() -> {
            Item item = item(call, named.isEmpty() ? nonEmpty(fileName, address) : named, body);
            type(item, call, MediaTypes.itemType(null, fileName));
            media.isElsewhere(item, address);
            return uploaded(item);
        });
    }

    private static void refuse(OperationRequest call, String mediaType, ObjectNode form) {
        List<Violation> problems = call.operation().checkBody(mediaType, form);
        if (!problems.isEmpty()) {
            throw new HttpException(
                    400,
                    call.operation().id() + ": "
                            + problems.stream().map(Violation::toString).collect(Collectors.joining("; ")));
        }
    }

    /** Finds the review, and the item that gets a new version if there is one. */
    private Review target(OperationRequest call) {
        Review review = records.as(call.caller()).reviewToWrite(call.id("review_id"));
        call.query().number("itemParentId").ifPresent(id -> {
            Item item = records.as(call.caller()).item(id);
            if (!review.items().contains(item)) {
                throw new HttpException(404, "Item " + id + " does not stand in review " + review.id());
            }
        });
        return review;
    }

    /**
     * Makes the item of a form. A new version is, by this server's own choice, a new revision of the same item, which
     * keeps its name unless the form has one.
     */
    private Item item(OperationRequest call, String name, JsonNode form) {
        Review review = target(call);
        Item item = call.query()
                .number("itemParentId")
                .map(id -> {
                    Item parent = records.item(id);
                    records.place(parent, review);
                    if (!form.path("name").asText("").isEmpty()) {
                        parent.members().put("name", name);
                    }
                    return parent;
                })
                .orElseGet(() -> records.newItem(review, call.caller(), name, null));
        for (String member : List.of("artist", "description")) {
            if (form.has(member)) {
                item.members().put(member, form.path(member).asText());
            }
        }
        media.expect(item);
        return item;
    }

    private static void type(Item item, OperationRequest call, @Nullable String guess) {
        item.members().put("type", call.query().get("type").orElse(guess));
    }

    /** The answer always comes before the end of processing, whatever a read would show by now. */
    private Response uploaded(Item item) {
        return world.locked(() -> {
            ObjectNode reply = item.members().deepCopy();
            reply.put("status", Media.PROCESSING).putNull("url").putNull("thumbnail_url");
            reply.put("resource_uri", "/api/v1/item/" + item.id() + "/");
            return Response.json(200, reply);
        });
    }

    private Response signForm(OperationRequest call) {
        JsonNode data = call.body().path("item_data");
        Review review = records.as(call.caller())
                .reviewToWrite(call.body().path("review_id").asLong());
        String uuid = freeUuid(data);
        String mediaType = data.path("content_type").textValue();
        // The Python client sends an empty name unless it is told one.
        Item item = newItem(call, review, call.body().path("item_name").asText(), uuid, mediaType);
        item.members().put("size", data.path("content_length").asLong());
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("x-amz-meta-item-id", Long.toString(item.id()));
        metadata.put("x-amz-meta-item-uuid", item.text("uuid"));
        Storage.Form form = target.form(
                key(review.id(), item, item.text("name")),
                mediaType,
                data.path("content_length").asLong(),
                metadata,
                item.id(),
                call.host());
        ObjectNode reply = JsonNodeFactory.instance.objectNode().put("url", form.url());
        form.fields().forEach(reply.putObject("fields")::put);
        return Response.json(200, reply);
    }

    private Response start(OperationRequest call) {
        JsonNode data = call.body().path("item_data");
        Review review = records.as(call.caller())
                .reviewToWrite(call.body().path("review_id").asLong());
        Item item = newItem(
                call,
                review,
                call.body().path("item_name").asText(),
                freeUuid(data),
                data.path("content_type").textValue());
        item.members().put("size", data.path("size").asLong());
        return Response.json(
                200,
                JsonNodeFactory.instance.objectNode().put("item_id", item.id()).put("item_uuid", item.text("uuid")));
    }

    private Item newItem(OperationRequest call, Review review, String name, @Nullable String uuid, @Nullable String mediaType) {
        Item item = records.newItem(review, call.caller(), name, uuid);
        if (name.isEmpty()) {
            item.members().put("name", item.text("uuid"));
        }
        item.members().put("type", MediaTypes.itemType(mediaType, name));
        media.expect(item);
        return item;
    }

    /** Gives the uuid that a client wants; null if it wants none. One that is taken is refused, by this server's choice. */
    @Nullable
    private String freeUuid(JsonNode data) {
        String uuid = data.path("uuid").textValue();
        if (uuid != null
                && world.items().all().anyMatch(item -> item.text("uuid").equals(uuid))) {
            throw new HttpException(400, "The uuid " + uuid + " is that of another item already");
        }
        return uuid;
    }

    private Response open(OperationRequest call) {
        JsonNode data = call.body().path("item_data");
        Review review = records.as(call.caller())
                .reviewToWrite(call.body().path("review_id").asLong());
        String uuid = data.path("uuid").textValue();
        if (uuid == null) {
            throw new HttpException(400, "item_data.uuid is null: nothing else ties the upload to an item");
        }
        Item item = review.items().stream()
                .filter(each -> each.text("uuid").equals(uuid))
                .findFirst()
                .orElseThrow(() -> HttpException.notFound("item of review " + review.id() + " with the uuid", uuid));
        String key = key(review.id(), item, data.path("name").asText());
        String freshId = "2~" + world.newUuid().replace("-", "");
        String uploadId = target.open(freshId, key, data.path("content_type").textValue(), item.id());
        return Response.json(
                200,
                JsonNodeFactory.instance.objectNode().put("uploadId", uploadId).put("key", key));
    }

    private Response signPart(OperationRequest call) {
        return refusing(() -> {
            int number = Integer.parseInt(call.text("part_number"));
            String url = target.signPart(call.text("upload_id"), key(call), number, call.host());
            return Response.json(200, JsonNodeFactory.instance.objectNode().put("url", url));
        });
    }

    private Response complete(OperationRequest call) throws IOException {
        List<Storage.NamedPart> parts = new ArrayList<>();
        for (JsonNode part : call.body().path("parts")) {
            parts.add(new Storage.NamedPart(
                    part.path("PartNumber").asInt(), part.path("ETag").asText()));
        }
        return refusing(() -> {
            target.complete(call.text("upload_id"), key(call), parts);
            return Response.json(200, JsonNodeFactory.instance.objectNode());
        });
    }

    private Response abort(OperationRequest call) throws IOException {
        return refusing(() -> {
            target.abort(call.text("upload_id"), key(call));
            return Response.json(200, JsonNodeFactory.instance.objectNode());
        });
    }

    private static String key(OperationRequest call) {
        return call.query().get("key").orElse("");
    }

    /** The key of an object: under its review and its item, and, from the second version on, with its revision. */
    private static String key(long reviewId, Item item, String fileName) {
        int versions = item.revisions().size();
        String version = versions > 1 ? item.revisions().get(versions - 1).id() + "/" : "";
        return "uploads/" + reviewId + "/" + segment(item.text("uuid")) + "/" + version + segment(fileName);
    }

    private static String segment(String name) {
        return nonEmpty(name.replaceAll("[/\\\\\\p{Cntrl}]", "_"), "_");
    }

    private static String nonEmpty(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    private interface AtStorage<E extends Exception> {
        Response run() throws E;
    }

    /** Passes on what the storage refuses, in the words of the service. */
    private static <E extends Exception> Response refusing(AtStorage<E> work) throws E {
        try {
            return work.run();
        } catch (S3Exception e) {
            throw new HttpException(e.status(), e.code() + ": " + e.reason() + details(e));
        }
    }

    private static String details(S3Exception refusal) {
        return refusal.details().isEmpty() ? "" : " " + refusal.details();
    }
}
