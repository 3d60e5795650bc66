package com.syncsketch.sdk.client.internal.upload.file;

import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UrlUploadRequest;
import com.syncsketch.sdk.model.ApprovalStatus;
import com.syncsketch.sdk.model.ItemType;
import com.syncsketch.sdk.model.ItemUpdate;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;

/**
 * The metadata of an item that an upload cannot send with the file, so that an update sets it afterwards. A field that is
 * null is not sent.
 *
 * @param artist the name of the artist
 * @param description the description
 * @param approvalStatus the approval status
 * @param fps the frames per second
 * @param firstFrame the displayed number of the first frame
 * @param type the item type
 */
public record ItemMetadata(
        @Nullable String artist,
        @Nullable String description,
        @Nullable String approvalStatus,
        @Nullable Double fps,
        @Nullable Integer firstFrame,
        @Nullable String type) {

    /** No metadata. */
    public static final ItemMetadata NONE = new ItemMetadata(null, null, null, null, null, null);

    /** Returns the metadata of an upload to storage, which sends only the name and the media type. */
    public static ItemMetadata of(UploadRequest request) {
        ApprovalStatus status = request.getApprovalStatus();
        ItemType type = request.getType();
        return new ItemMetadata(
                request.getArtist().isEmpty() ? null : request.getArtist(),
                request.getDescription(),
                status == null ? null : status.getValue(),
                request.getFps(),
                request.getFirstFrame(),
                type == null ? null : type.getValue());
    }

    /** Returns the metadata that the form of the service has no field for. */
    public static ItemMetadata notInForm(UploadRequest request) {
        ItemMetadata all = of(request);
        return new ItemMetadata(null, null, all.approvalStatus, all.fps, all.firstFrame, null);
    }

    /** Returns the metadata that the form of the service has no field for. */
    public static ItemMetadata notInForm(UrlUploadRequest request) {
        ApprovalStatus status = request.getApprovalStatus();
        return new ItemMetadata(
                null, null, status == null ? null : status.getValue(), request.getFps(), request.getFirstFrame(), null);
    }

    /** Returns this metadata, completed by that of an earlier request. */
    public ItemMetadata orElse(ItemMetadata earlier) {
        return new ItemMetadata(
                artist == null ? earlier.artist : artist,
                description == null ? earlier.description : description,
                approvalStatus == null ? earlier.approvalStatus : approvalStatus,
                fps == null ? earlier.fps : fps,
                firstFrame == null ? earlier.firstFrame : firstFrame,
                type == null ? earlier.type : type);
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    /** Returns the update that sets the metadata. */
    public ItemUpdate toUpdate() {
        ItemUpdate.Builder update = ItemUpdate.builder();
        if (artist != null) {
            update.artist(artist);
        }
        if (description != null) {
            update.description(description);
        }
        if (approvalStatus != null) {
            update.approvalStatus(ApprovalStatus.of(approvalStatus));
        }
        if (fps != null) {
            update.fps(fps);
        }
        if (firstFrame != null) {
            update.firstFrame(firstFrame);
        }
        if (type != null) {
            update.type(ItemType.of(type));
        }
        return update.build();
    }

    /** Returns the names of the fields that are set, separated by commas. */
    public String names() {
        List<String> names = new ArrayList<>();
        addName(names, "artist", artist);
        addName(names, "description", description);
        addName(names, "approval status", approvalStatus);
        addName(names, "fps", fps);
        addName(names, "first frame", firstFrame);
        addName(names, "type", type);
        return String.join(", ", names);
    }

    private static void addName(List<String> names, String name, @Nullable Object value) {
        if (value != null) {
            names.add(name);
        }
    }
}
