package com.syncsketch.sdk.client.internal.upload.resume;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.sdk.client.internal.http.Origin;
import com.syncsketch.sdk.client.internal.upload.file.FileFingerprint;
import com.syncsketch.sdk.client.internal.upload.file.FileSnapshot;
import com.syncsketch.sdk.client.internal.upload.file.ItemMetadata;
import com.syncsketch.sdk.client.internal.upload.file.UploadAttributes;
import com.syncsketch.sdk.client.internal.util.Jackson;
import com.syncsketch.sdk.client.upload.ChangeDetection;
import com.syncsketch.sdk.client.upload.UploadRequest;
import jakarta.annotation.Nullable;
import java.time.Instant;
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

    static final String FORMAT = "syncsketch-resume-file";
    static final int VERSION = 1;

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

        /**
         * Describes the first difference from the current content; returns null if there is none.
         *
         * @param detection whether the modification time counts
         */
        @Nullable
        String difference(Content current, ChangeDetection detection) {
            if (size != current.size) {
                return "the file had " + size + " bytes and now has " + current.size;
            }
            if (detection == ChangeDetection.SIZE_AND_TIME && !modified.equals(current.modified)) {
                return "the modification time of the file was " + modified + " and now is " + current.modified
                        + "; ChangeDetection.CONTENT compares the content instead";
            }
            return fingerprint.equals(current.fingerprint) ? null : "the content of the file has changed";
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
        ItemMetadata metadata = state.metadata();
        if (!metadata.isEmpty()) {
            root.set("metadata", json(metadata));
        }
        ObjectNode parts = root.putObject("parts");
        state.etags().forEach((part, etag) -> parts.put(part.toString(), etag));
        // Usually empty, because the ETag of a part is its MD5.
        ObjectNode checksums = root.putObject("md5");
        state.checksums().forEach((part, md5) -> checksums.put(part.toString(), md5));
        return Jackson.bytes(root);
    }

    private static ObjectNode json(ItemMetadata metadata) {
        return Jackson.MAPPER
                .createObjectNode()
                .put("artist", metadata.artist())
                .put("description", metadata.description())
                .put("approvalStatus", metadata.approvalStatus())
                .put("fps", metadata.fps())
                .put("firstFrame", metadata.firstFrame())
                .put("type", metadata.type());
    }

    /**
     * Parses the content of a resume file.
     *
     * @throws UnreadableStateException if the client cannot have written it
     */
    static ResumeState parse(byte[] json) throws UnreadableStateException {
        return ResumeStateParser.parse(json);
    }
}
