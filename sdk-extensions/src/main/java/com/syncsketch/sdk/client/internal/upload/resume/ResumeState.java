package com.syncsketch.sdk.client.internal.upload.resume;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.sdk.client.internal.http.Origin;
import com.syncsketch.sdk.client.internal.upload.file.FileFingerprint;
import com.syncsketch.sdk.client.internal.upload.file.FileSnapshot;
import com.syncsketch.sdk.client.internal.upload.file.PartPlan;
import com.syncsketch.sdk.client.internal.upload.file.UploadAttributes;
import com.syncsketch.sdk.client.internal.upload.resume.UploadState.Stage;
import com.syncsketch.sdk.client.upload.UploadRequest;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Iterator;
import java.util.Objects;

/**
 * What a journal tells of an upload: enough for another process to go on, and no secret: neither credentials nor signed
 * addresses.
 *
 * @param target where the file goes, and as what
 * @param content what tells whether the file is still the same
 * @param state how far the upload has come
 */
public record ResumeState(Target target, Content content, UploadState state) {

    private static final String FORMAT = "syncsketch-upload-journal";
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * Where a file goes, and as what.
     *
     * @param service the address of the service
     * @param reviewId the review
     * @param name the name of the item
     * @param contentType the media type, or null if none is told
     * @param noConvert whether the file shall stay as it is
     * @param itemUuid the uuid that the item shall have, or null if the service makes one
     */
    public record Target(
            String service,
            long reviewId,
            String name,
            @Nullable String contentType,
            boolean noConvert,
            @Nullable String itemUuid) {

        public static Target of(Origin service, UploadRequest request) {
            return new Target(
                    service.toString(),
                    request.reviewId(),
                    UploadAttributes.itemName(request),
                    UploadAttributes.contentType(request),
                    request.noConvert(),
                    request.itemUuid());
        }

        /** Tells that it is of another service, or gives null if it is of this one. */
        @Nullable
        public String otherService(String other) {
            return service.equals(other) ? null : "it is of an upload to " + service + ", not to " + other;
        }

        /** Tells in which way another one differs, or gives null if it does not. */
        @Nullable
        public String difference(Target other) {
            String otherService = otherService(other.service);
            if (otherService != null) {
                return otherService;
            }
            if (reviewId != other.reviewId) {
                return "it is of an upload to review " + reviewId + ", not to " + other.reviewId;
            }
            String setting = !name.equals(other.name)
                    ? "name"
                    : !Objects.equals(contentType, other.contentType)
                            ? "media type"
                            : noConvert != other.noConvert
                                    ? "noConvert"
                                    : !Objects.equals(itemUuid, other.itemUuid) ? "uuid" : null;
            return setting == null ? null : "it is of an upload with another " + setting;
        }
    }

    /**
     * What tells whether a file is still the same.
     *
     * @param size its length in bytes
     * @param modified when it was changed last
     * @param fingerprint see {@link FileFingerprint}
     */
    public record Content(long size, Instant modified, String fingerprint) {

        public static Content of(FileSnapshot snapshot) {
            return new Content(snapshot.size(), snapshot.modified().toInstant(), FileFingerprint.of(snapshot));
        }

        /** Tells in which way the file differs now, or gives null if it does not. */
        @Nullable
        public String difference(Content now) {
            if (size != now.size) {
                return "the file had " + size + " bytes and has " + now.size + " now";
            }
            if (!modified.equals(now.modified)) {
                return "the file was changed last at " + now.modified + ", not at " + modified + " as when it was sent";
            }
            return fingerprint.equals(now.fingerprint) ? null : "the file has other bytes than when it was sent";
        }
    }

    /** The journal is none, or is damaged. The message says why. */
    public static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1L;

        UnreadableException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    public byte[] toJson() {
        ObjectNode root = JSON.createObjectNode()
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
        CreatedItem item = state.started();
        if (item != null) {
            root.put("itemId", item.id()).put("itemUuid", item.uuid());
        }
        UploadSession upload = state.opened();
        if (upload != null) {
            root.put("uploadId", upload.uploadId()).put("key", upload.key());
        }
        ObjectNode parts = root.putObject("parts");
        state.etags().forEach((part, etag) -> parts.put(part.toString(), etag));
        try {
            return JSON.writeValueAsBytes(root);
        } catch (IOException e) {
            throw new IllegalStateException("A tree can always be written", e);
        }
    }

    public static ResumeState read(byte[] json) throws UnreadableException {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (IOException e) {
            throw new UnreadableException("it is not JSON, or damaged", e);
        }
        if (!FORMAT.equals(root.path("format").textValue())) {
            throw new UnreadableException("it is no journal of an upload", null);
        }
        if (root.path("version").asInt() != VERSION) {
            throw new UnreadableException(
                    "it has version " + root.path("version").asText() + " of the format, and this client knows "
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
        state.reach(Stage.valueOf(text(root, "stage")));
        if (root.has("itemId")) {
            state.start(new CreatedItem(
                    number(root, "itemId"), root.path("itemUuid").textValue()));
        }
        if (root.has("uploadId")) {
            state.open(new UploadSession(text(root, "uploadId"), text(root, "key")));
        }
        JsonNode parts = root.path("parts");
        Iterator<String> names = parts.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            int number = Integer.parseInt(name);
            String etag = parts.path(name).textValue();
            if (number < 1 || number > state.plan().count() || etag == null) {
                throw new IllegalArgumentException("part " + name + " cannot be");
            }
            state.take(number, etag);
        }
        boolean whole = state.opened() != null && state.missing().isEmpty();
        if ((state.started() == null && state.opened() != null)
                || (state.opened() == null && !state.etags().isEmpty())
                || (state.stage() != Stage.OPEN && !whole)) {
            throw new IllegalArgumentException("its members contradict each other");
        }
        return state;
    }

    private static String text(JsonNode root, String member) {
        String text = root.path(member).textValue();
        if (text == null) {
            throw new IllegalArgumentException("member " + member + " is missing or no text");
        }
        return text;
    }

    private static long number(JsonNode root, String member) {
        JsonNode number = root.path(member);
        if (!number.isIntegralNumber() || !number.canConvertToLong()) {
            throw new IllegalArgumentException("member " + member + " is missing or no number");
        }
        return number.longValue();
    }
}
