package com.syncsketch.sdk.client.error;

import com.syncsketch.sdk.client.internal.util.Characters;
import com.syncsketch.sdk.model.ItemUpdate;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * Thrown when an upload completed, but the metadata of the new item could not be set afterwards. Do not upload again, which
 * would create another item. {@link #getCause()} is the reason.
 *
 * <p>If the upload has a resume file, the same method call sends only the metadata. Otherwise, send
 * {@link #getItemUpdate()} with {@code client.items().update(e.getItemId(), e.getItemUpdate())}, which can be repeated.
 */
public final class MetadataUpdateException extends UploadException {

    private static final long serialVersionUID = 1L;

    private final long itemId;

    @Nullable
    private final String itemUuid;

    @Nullable
    private final transient ItemUpdate itemUpdate;

    @Nullable
    private final transient Path resumeFile;

    /**
     * Creates an exception.
     *
     * @param file the file, or null if the service fetched it from a URL
     * @param itemId the new item
     * @param itemUuid the UUID of the item, or null if it is unknown
     * @param itemUpdate the update that failed
     * @param fields the names of the missing fields, for the message
     * @param resumeFile the resume file, or null if there is none
     * @param cause why the update failed
     */
    public MetadataUpdateException(
            @Nullable Path file,
            long itemId,
            @Nullable String itemUuid,
            ItemUpdate itemUpdate,
            String fields,
            @Nullable Path resumeFile,
            SyncSketchException cause) {
        super(message(file, itemId, fields, resumeFile, Objects.requireNonNull(cause, "cause")), file, cause);
        this.itemId = itemId;
        this.itemUuid = itemUuid;
        this.itemUpdate = Objects.requireNonNull(itemUpdate, "itemUpdate");
        this.resumeFile = resumeFile;
    }

    private static String message(
            @Nullable Path file, long itemId, String fields, @Nullable Path resumeFile, SyncSketchException cause) {
        return (file == null ? "The upload" : "The upload of " + file) + " completed, but the metadata of item "
                + itemId
                + " (" + Characters.printable(fields) + ") could not be set: " + cause.getMessage()
                + (resumeFile == null
                        ? "; only the metadata is missing, so update the item"
                        : "; only the metadata is missing: to set it, upload again with the resume file " + resumeFile);
    }

    /**
     * Returns the new item, which has its media file.
     *
     * @return the item id
     */
    public long getItemId() {
        return itemId;
    }

    /**
     * Returns the UUID of the new item.
     *
     * @return the UUID, or null if it is unknown
     */
    @Nullable
    public String getItemUuid() {
        return itemUuid;
    }

    /**
     * Returns the update that sets the missing metadata.
     *
     * @return the update; null after the exception was deserialized
     */
    @Nullable
    public ItemUpdate getItemUpdate() {
        return itemUpdate;
    }

    /**
     * Returns the resume file with which the same request sends only the metadata.
     *
     * @return the path as it was given; null if there is none, or after the exception was deserialized
     */
    @Nullable
    public Path getResumeFile() {
        return resumeFile;
    }

    /**
     * Returns whether the same update may succeed later.
     *
     * @return true if the cause may be temporary
     */
    @Override
    public boolean isTransient() {
        return getCause() instanceof SyncSketchException cause && cause.isTransient();
    }

    /**
     * Returns the delay that the service requests before the next attempt.
     *
     * @return the delay of the cause, or null if none is requested
     */
    @Override
    @Nullable
    public Duration getRetryAfter() {
        return getCause() instanceof SyncSketchException cause ? cause.getRetryAfter() : null;
    }
}
