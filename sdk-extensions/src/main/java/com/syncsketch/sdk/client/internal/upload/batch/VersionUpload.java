package com.syncsketch.sdk.client.internal.upload.batch;

import com.syncsketch.sdk.client.error.ExistingItemException;
import com.syncsketch.sdk.client.internal.upload.resume.CompletionMarker;
import com.syncsketch.sdk.client.internal.upload.resume.CompletionMarker.VersionAttempt;
import com.syncsketch.sdk.client.upload.UploadAllResult.Outcome;
import com.syncsketch.sdk.client.upload.UploadAllResult.State;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The upload of a file as a new version of an item, which is a single request that cannot be resumed. The attempt is recorded before it
 * is sent. If its outcome remains unknown, the revision of the item shows whether the file can be sent
 * again; that each version is another revision is inferred.
 */
final class VersionUpload {

    private final CompletionMarker marker;
    private final CompletionMarker.Version content;
    private final long itemId;
    private final BatchUpload.Revisions revisions;

    VersionUpload(
            CompletionMarker marker, CompletionMarker.Version content, long itemId, BatchUpload.Revisions revisions) {
        this.marker = marker;
        this.content = content;
        this.itemId = itemId;
        this.revisions = revisions;
    }

    /** Returns the outcome if the file may have arrived in an earlier run, or null if it can be sent. */
    @Nullable
    Outcome uncertain(Path file) {
        VersionAttempt earlier = marker.versionAttempt(content);
        if (earlier == null || earlier.itemId() != itemId) {
            return null;
        }
        Long before = earlier.revisionId();
        if (before != null && Objects.equals(before, revisions.current(itemId))) {
            return null;
        }
        String reason = "may already have it as a version: an earlier upload ended without a response, and "
                + (before == null
                        ? "the revision before it is unknown"
                        : "the item has another revision than before it")
                + "; look at the item, and to upload the file again, delete " + marker.attemptFile();
        return new Outcome(file, State.UNCERTAIN, itemId, null, new ExistingItemException(file, itemId, reason));
    }

    /** Records that the file is about to be sent. */
    void begin() {
        marker.writeVersionAttempt(content, new VersionAttempt(itemId, revisions.current(itemId)));
    }

    /** Records that the outcome of the upload is known. */
    void end() {
        marker.deleteVersionAttempt();
    }
}
