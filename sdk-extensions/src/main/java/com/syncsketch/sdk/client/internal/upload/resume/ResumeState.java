package com.syncsketch.sdk.client.internal.upload.resume;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.sdk.client.internal.http.Origin;
import com.syncsketch.sdk.client.internal.upload.file.FileFingerprint;
import com.syncsketch.sdk.client.internal.upload.file.FileSnapshot;
import com.syncsketch.sdk.client.internal.upload.file.PartPlan;
import com.syncsketch.sdk.client.internal.upload.file.UploadAttributes;
import com.syncsketch.sdk.client.internal.upload.resume.UploadState.Stage;
import com.syncsketch.sdk.client.internal.util.Jackson;
import com.syncsketch.sdk.client.upload.UploadRequest;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Iterator;
import java.util.Objects;

/**
 * The content of a resume file. It suffices for another process to resume the upload and contains no secrets: neither
 * credentials nor signed URLs.
 *
 * @param target the destination of the file
 * @param content identifies the content of the file
 * @param state the state of the upload
 */
public record ResumeState(Target target, Content content, UploadState state) {

    private static final String FORMAT = "syncsketch-upload-journal";
    private static final int VERSION = 1;

    /**
     * The destination of a file.
     *
     * @param service the URL of the service
     * @param reviewId the ID of the review
     * @param name the name of the item
     * @param contentType the media type, or null if none is sent
     * @param noConvert whether the service must not convert the file
     * @param itemUuid the requested UUID of the item, or null if the service chooses it
     */
    public record Target(
            String service,
            long reviewId,
            String name,
            @Nullable String contentType,
            boolean noConvert,
            @Nullable String itemUuid) {

        static Target of(Origin service, UploadRequest request) {
            return new Target(
                    service.toString(),
                    request.getReviewId(),
                    UploadAttributes.itemName(request),
                    UploadAttributes.contentType(request),
                    request.isNoConvert(),
                    request.getItemUuid());
        }

        /** Returns a message if the target belongs to another service, or else null. */
        @Nullable
        public String otherService(String other) {
            return service.equals(other) ? null : "it belongs to an upload to " + service + ", not to " + other;
        }

        /** Describes the first difference from another target; returns null if there is none. */
        @Nullable
        String difference(Target other) {
            String otherService = otherService(other.service);
            if (otherService != null) {
                return otherService;
            }
            if (reviewId != other.reviewId) {
                return "it belongs to an upload to review " + reviewId + ", not to " + other.reviewId;
            }
            String setting = !name.equals(other.name)
                    ? "name"
                    : !Objects.equals(contentType, other.contentType)
                            ? "media type"
                            : noConvert != other.noConvert
                                    ? "noConvert"
                                    : !Objects.equals(itemUuid, other.itemUuid) ? "UUID" : null;
            return setting == null ? null : "it belongs to an upload with a different " + setting;
        }
    }

    /**
     * Identifies the content of a file.
     *
     * @param size the size in bytes
     * @param modified the modification time
     * @param fingerprint see {@link FileFingerprint}
     */
    record Content(long size, Instant modified, String fingerprint) {

        static Content of(FileSnapshot snapshot) {
            return new Content(snapshot.size(), snapshot.modified().toInstant(), FileFingerprint.of(snapshot));
        }

        /** Describes the first difference from the current content; returns null if there is none. */
        @Nullable
        String difference(Content current) {
            if (size != current.size) {
                return "the file had " + size + " bytes and now has " + current.size;
            }
            if (!modified.equals(current.modified)) {
                return "the modification time of the file was " + modified + " and now is " + current.modified;
            }
            return fingerprint.equals(current.fingerprint) ? null : "the content of the file has changed";
        }
    }

    /** Thrown when a file is not a resume file or is damaged. The message describes the problem. */
    static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1L;

        UnreadableException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    byte[] toJson() {
        ObjectNode root = Jackson.MAPPER
                .createObjectNode()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("service", target.service)
                .put("reviewId", target.reviewId)
                .put("name", target.name)
                .put("contentType", target.contentType)
                .put("noConvert", target.noConvert)
                .put("wantedUuid", target.itemUuid)
                .put("size", content.size)
                .put("modified", content.modified.toString())
                .put("fingerprint", content.fingerprint)
                .put("partSize", state.plan().partSize())
                .put("stage", state.stage().name());
        CreatedItem item = state.item();
        if (item != null) {
            root.put("itemId", item.id()).put("itemUuid", item.uuid());
        }
        UploadSession session = state.session();
        if (session != null) {
            root.put("uploadId", session.uploadId()).put("key", session.key());
        }
        ObjectNode parts = root.putObject("parts");
        state.etags().forEach((part, etag) -> parts.put(part.toString(), etag));
        return Jackson.bytes(root);
    }

    static ResumeState parse(byte[] json) throws UnreadableException {
        JsonNode root;
        try {
            root = Jackson.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UnreadableException("it is not JSON, or is damaged", e);
        }
        if (!FORMAT.equals(root.path("format").textValue())) {
            throw new UnreadableException("it is not a resume file", null);
        }
        if (root.path("version").asInt() != VERSION) {
            throw new UnreadableException(
                    "its format has version " + root.path("version").asText() + ", but this client supports version "
                            + VERSION,
                    null);
        }
        try {
            Target target = new Target(
                    text(root, "service"),
                    number(root, "reviewId"),
                    text(root, "name"),
                    root.path("contentType").textValue(),
                    root.path("noConvert").booleanValue(),
                    root.path("wantedUuid").textValue());
            Content content =
                    new Content(number(root, "size"), Instant.parse(text(root, "modified")), text(root, "fingerprint"));
            return new ResumeState(target, content, state(root, content.size()));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableException("it is damaged: " + e.getMessage(), e);
        }
    }

    private static UploadState state(JsonNode root, long size) {
        long partSize = number(root, "partSize");
        if (size < 1 || partSize < 1) {
            throw new IllegalArgumentException("a size is less than 1");
        }
        UploadState state = new UploadState(new PartPlan(size, partSize));
        state.setStage(Stage.valueOf(text(root, "stage")));
        if (root.has("itemId")) {
            state.setItem(new CreatedItem(
                    number(root, "itemId"), root.path("itemUuid").textValue()));
        }
        if (root.has("uploadId")) {
            state.setSession(new UploadSession(text(root, "uploadId"), text(root, "key")));
        }
        addParts(root.path("parts"), state);
        boolean allSent = state.session() != null && state.missingParts().isEmpty();
        if ((state.item() == null && state.session() != null)
                || (state.session() == null && !state.etags().isEmpty())
                || (state.stage() != Stage.OPEN && !allSent)) {
            throw new IllegalArgumentException("its fields contradict each other");
        }
        return state;
    }

    private static void addParts(JsonNode parts, UploadState state) {
        Iterator<String> names = parts.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            int number = Integer.parseInt(name);
            String etag = parts.path(name).textValue();
            if (number < 1 || number > state.plan().count() || etag == null) {
                throw new IllegalArgumentException("part " + name + " is invalid");
            }
            state.addPart(number, etag);
        }
    }

    private static String text(JsonNode root, String field) {
        String text = root.path(field).textValue();
        if (text == null) {
            throw new IllegalArgumentException("field " + field + " is missing or not a string");
        }
        return text;
    }

    private static long number(JsonNode root, String field) {
        JsonNode number = root.path(field);
        if (!number.isIntegralNumber() || !number.canConvertToLong()) {
            throw new IllegalArgumentException("field " + field + " is missing or not an integer");
        }
        return number.longValue();
    }
}
