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
import com.syncsketch.mock.internal.storage.CompletedPart;
import com.syncsketch.mock.internal.storage.S3Exception;
import com.syncsketch.mock.internal.storage.SignedForm;
import com.syncsketch.mock.internal.storage.Storage;
import com.syncsketch.mock.internal.storage.UploadTarget;
import com.syncsketch.mock.internal.view.ResponseSerializer;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Handlers of the upload operations. */
public final class UploadHandlers {

    private static final String FORM_DATA = "multipart/form-data";
    private static final String URL_ENCODED = "application/x-www-form-urlencoded";
    private static final int MAX_TEXT_FORM_BYTES = 256 * 1024;

    private final Store store;
    private final Repository repository;
    private final ResponseSerializer serializer;
    private final Media media;
    private final Storage storage;
    private final UploadTarget target;

    public UploadHandlers(
            Store store,
            Repository repository,
            ResponseSerializer serializer,
            Media media,
            Storage storage,
            UploadTarget target) {
        this.store = store;
        this.repository = repository;
        this.serializer = serializer;
        this.media = media;
        this.storage = storage;
        this.target = target;
    }

    public void addTo(HandlerRegistry handlers) {
        handlers.streaming("uploadToReview", this::uploadToReview)
                .on("getS3SignedUrl", this::signForm)
                .on("startUpload", this::start)
                .on("createMultipartUpload", this::open)
                .on("signUploadPart", this::signPart)
                .on("completeMultipartUpload", this::complete)
                .on("abortMultipartUpload", this::abort);
    }

    private Response uploadToReview(OperationRequest request) throws IOException {
        try {
            // Checked before the body is read, so that nobody sends a large file in vain.
            store.locked(() -> target(request));
            return switch (request.httpRequest().mediaType().orElse("none")) {
                case FORM_DATA -> uploadFile(request);
                case URL_ENCODED -> uploadFromUrl(request);
                default ->
                    throw new HttpException(
                            400, "The header Content-Type must be one of [" + FORM_DATA + ", " + URL_ENCODED + "]");
            };
        } catch (HttpException e) {
            request.httpRequest().drain();
            throw e;
        }
    }

    private Response uploadFile(OperationRequest request) throws IOException {
        Request httpRequest = request.httpRequest();
        try (UploadForm form = new UploadForm(storage)) {
            MultipartParser.parse(httpRequest.header("Content-Type").orElse(""), httpRequest.body(), form);
            requireValid(request, FORM_DATA, form.parts());
            String name = form.text("name").isEmpty() ? form.fileName() : form.text("name");
            Item item = store.locked(() -> {
                Item made = item(request, name, form.parts());
                setType(made, request.query().get("type").orElse(null), form.mediaType(), form.fileName());
                return made;
            });
            String key = store.locked(() -> key(request.pathId("review_id"), item, form.fileName()));
            storage.store(key, form.mediaType(), item.id(), form.file());
            return uploaded(item);
        } catch (MultipartParser.MalformedFormException e) {
            throw new HttpException(400, String.valueOf(e.getMessage()));
        }
    }

    private Response uploadFromUrl(OperationRequest request) throws IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        try {
            String text = new String(request.httpRequest().read(MAX_TEXT_FORM_BYTES), StandardCharsets.UTF_8);
            Query.parse(text).values().forEach((name, values) -> body.put(name, values.get(values.size() - 1)));
        } catch (IllegalArgumentException e) {
            throw new HttpException(400, "The form is not encoded properly: " + e.getMessage());
        }
        requireValid(request, URL_ENCODED, body);
        if (request.query().get("itemParentId").isPresent()) {
            throw new HttpException(400, "itemParentId requires a file and cannot be combined with media_url");
        }
        String url = body.path("media_url").asText();
        String fileName = url.replaceFirst("[?#].*", "").replaceFirst("^.*/", "");
        String named = body.path("name").asText("");
        return store.locked(() -> {
            Item item = item(request, named.isEmpty() ? orDefault(fileName, url) : named, body);
            setType(item, request.query().get("type").orElse(null), null, fileName);
            media.setExternal(item, url);
            return uploaded(item);
        });
    }

    private static void requireValid(OperationRequest request, String mediaType, ObjectNode form) {
        List<Violation> violations = request.operation().checkBody(mediaType, form);
        if (!violations.isEmpty()) {
            throw new HttpException(400, request.operation().id() + ": " + Violation.join(violations));
        }
    }

    /** Finds the review, and checks the item that gets a new version, if any. */
    private Review target(OperationRequest request) {
        Review review = repository.permissionsOf(request.caller()).reviewToWrite(request.pathId("review_id"));
        request.query().number("itemParentId").ifPresent(id -> {
            Item item = repository.permissionsOf(request.caller()).item(id);
            if (!review.items().contains(item)) {
                throw new HttpException(404, "Item " + id + " is not in review " + review.id());
            }
        });
        return review;
    }

    /**
     * Creates the item of a form. A new version is a new revision of the same item, which keeps its name unless the form has one. This
     * is a choice of the mock server.
     */
    private Item item(OperationRequest request, String name, JsonNode form) {
        Review review = target(request);
        Item item = request.query()
                .number("itemParentId")
                .map(id -> {
                    Item parent = repository.item(id);
                    repository.addRevision(parent, review);
                    if (!form.path("name").asText("").isEmpty()) {
                        parent.fields().put("name", name);
                    }
                    return parent;
                })
                .orElseGet(() -> repository.newItem(review, request.caller(), name, null));
        for (String field : List.of("artist", "description")) {
            if (form.has(field)) {
                item.fields().put(field, form.path(field).asText());
            }
        }
        media.expect(item);
        return item;
    }

    /** Sets the requested type, or that of the file. If both are unknown, the type is derived from the name of the item. */
    private static void setType(Item item, @Nullable String requested, @Nullable String mediaType, String fileName) {
        String type = requested == null ? MediaTypes.itemType(mediaType, fileName) : requested;
        item.fields().put("type", type == null ? MediaTypes.itemType(null, item.text("name")) : type);
    }

    /** Creates the response to an upload. It always shows the item as being processed, even if a read would show it as done. */
    private Response uploaded(Item item) {
        return store.locked(() -> {
            ObjectNode response = serializer.item(item);
            return Response.json(
                    200, response.put("status", Media.PROCESSING).putNull("url").putNull("thumbnail_url"));
        });
    }

    private Response signForm(OperationRequest request) {
        JsonNode data = request.body().path("item_data");
        Review review = repository
                .permissionsOf(request.caller())
                .reviewToWrite(request.body().path("review_id").asLong());
        String uuid = unusedUuid(data);
        String mediaType = data.path("content_type").textValue();
        // The Python client sends an empty name by default.
        Item item = newItem(request, review, request.body().path("item_name").asText(), uuid, mediaType);
        item.fields().put("size", data.path("content_length").asLong());
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("x-amz-meta-item-id", Long.toString(item.id()));
        metadata.put("x-amz-meta-item-uuid", item.text("uuid"));
        SignedForm form = target.form(
                key(review.id(), item, item.text("name")),
                mediaType,
                data.path("content_length").asLong(),
                metadata,
                item.id(),
                request.origin());
        ObjectNode response = JsonNodeFactory.instance.objectNode().put("url", form.url());
        form.fields().forEach(response.putObject("fields")::put);
        return Response.json(200, response);
    }

    private Response start(OperationRequest request) {
        JsonNode data = request.body().path("item_data");
        Review review = repository
                .permissionsOf(request.caller())
                .reviewToWrite(request.body().path("review_id").asLong());
        Item item = newItem(
                request,
                review,
                request.body().path("item_name").asText(),
                unusedUuid(data),
                data.path("content_type").textValue());
        item.fields().put("size", data.path("size").asLong());
        return Response.json(
                200,
                JsonNodeFactory.instance.objectNode().put("item_id", item.id()).put("item_uuid", item.text("uuid")));
    }

    private Item newItem(
            OperationRequest request, Review review, String name, @Nullable String uuid, @Nullable String mediaType) {
        Item item = repository.newItem(review, request.caller(), name, uuid);
        if (name.isEmpty()) {
            item.fields().put("name", item.text("uuid"));
        }
        setType(item, null, mediaType, name);
        media.expect(item);
        return item;
    }

    /** Returns the uuid that the client requests, or null. Rejecting a uuid that is in use is a choice of the mock server. */
    @Nullable
    private String unusedUuid(JsonNode data) {
        String uuid = data.path("uuid").textValue();
        if (uuid != null
                && store.items().all().anyMatch(item -> item.text("uuid").equals(uuid))) {
            throw new HttpException(400, "The uuid " + uuid + " is used by another item");
        }
        return uuid;
    }

    private Response open(OperationRequest request) {
        JsonNode data = request.body().path("item_data");
        Review review = repository
                .permissionsOf(request.caller())
                .reviewToWrite(request.body().path("review_id").asLong());
        String uuid = data.path("uuid").textValue();
        if (uuid == null) {
            throw new HttpException(400, "item_data.uuid is null, but only the uuid links the upload to an item");
        }
        Item item = review.items().stream()
                .filter(each -> each.text("uuid").equals(uuid))
                .findFirst()
                .orElseThrow(() -> HttpException.notFound("item of review " + review.id() + " with the uuid", uuid));
        String key = key(review.id(), item, data.path("name").asText());
        String newUploadId = "2~" + store.newUuid().replace("-", "");
        String uploadId =
                target.open(newUploadId, key, data.path("content_type").textValue(), item.id());
        return Response.json(
                200,
                JsonNodeFactory.instance.objectNode().put("uploadId", uploadId).put("key", key));
    }

    private Response signPart(OperationRequest request) {
        return translatingErrors(() -> {
            int number = Integer.parseInt(request.pathText("part_number"));
            String url = target.signPart(request.pathText("upload_id"), key(request), number, request.origin());
            return Response.json(200, JsonNodeFactory.instance.objectNode().put("url", url));
        });
    }

    private Response complete(OperationRequest request) throws IOException {
        List<CompletedPart> parts = new ArrayList<>();
        for (JsonNode part : request.body().path("parts")) {
            parts.add(new CompletedPart(
                    part.path("PartNumber").asInt(), part.path("ETag").asText()));
        }
        return translatingErrors(() -> {
            target.complete(request.pathText("upload_id"), key(request), parts);
            return Response.json(200, JsonNodeFactory.instance.objectNode());
        });
    }

    private Response abort(OperationRequest request) throws IOException {
        return translatingErrors(() -> {
            target.abort(request.pathText("upload_id"), key(request));
            return Response.json(200, JsonNodeFactory.instance.objectNode());
        });
    }

    private static String key(OperationRequest request) {
        return request.query().get("key").orElse("");
    }

    /**
     * Returns the key of an object. Its path ends with the item and the file name, where the vendor's Maya plug-in splits it. From the
     * second version on, it contains the revision.
     */
    private static String key(long reviewId, Item item, String fileName) {
        int versions = item.revisions().size();
        String version = versions > 1 ? item.revisions().get(versions - 1).id() + "/" : "";
        return "uploads/" + reviewId + "/" + Storage.segment(item.text("uuid")) + "/" + version + item.id() + "/"
                + Storage.segment(fileName);
    }

    private static String orDefault(String text, String fallback) {
        return text.isEmpty() ? fallback : text;
    }

    private interface StorageAction<E extends Exception> {
        Response run() throws E;
    }

    /** Converts errors of the storage to errors of the service. */
    private static <E extends Exception> Response translatingErrors(StorageAction<E> work) throws E {
        try {
            return work.run();
        } catch (S3Exception e) {
            throw new HttpException(e.status(), e.code() + ": " + e.reason() + details(e));
        }
    }

    private static String details(S3Exception error) {
        return error.details().isEmpty() ? "" : " " + error.details();
    }
}
