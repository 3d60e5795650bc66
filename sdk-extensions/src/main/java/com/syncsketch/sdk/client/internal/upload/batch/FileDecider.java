package com.syncsketch.sdk.client.internal.upload.batch;

import com.syncsketch.sdk.client.error.UnstableFileException;
import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.internal.http.Origin;
import com.syncsketch.sdk.client.internal.upload.file.FileSnapshot;
import com.syncsketch.sdk.client.internal.upload.file.UploadAttributes;
import com.syncsketch.sdk.client.internal.upload.resume.CompletionMarker;
import com.syncsketch.sdk.client.upload.ProgressListener;
import com.syncsketch.sdk.client.upload.UploadAllRequest;
import com.syncsketch.sdk.client.upload.UploadAllResult.Outcome;
import com.syncsketch.sdk.client.upload.UploadAllResult.State;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UploadRequestBuilder;
import com.syncsketch.sdk.model.Item;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/** Decides what is done with each file of a request. Thread-safe. */
final class FileDecider {

    private final UploadAllRequest request;
    private final Origin service;
    private final Clock clock;

    @Nullable
    private final ExistingItems existing;

    private final BatchUpload.Revisions revisions;

    /**
     * Creates a decider.
     *
     * @param existing the items of the review, or null if they do not matter
     * @param revisions reads the revisions of items that get new versions
     */
    FileDecider(
            UploadAllRequest request,
            Origin service,
            Clock clock,
            @Nullable ExistingItems existing,
            BatchUpload.Revisions revisions) {
        this.revisions = revisions;
        this.request = request;
        this.service = service;
        this.clock = clock;
        this.existing = existing;
    }

    /**
     * What is done with a file.
     *
     * @param name the name of the item
     * @param outcome the outcome if nothing is sent, or null
     * @param upload the upload if the file is sent, or null
     */
    record Decision(
            String name,
            @Nullable Outcome outcome,
            @Nullable Upload upload) {}

    /**
     * An upload.
     *
     * @param onComplete records the item
     * @param resumes whether there is a resume file
     * @param version the record of a new version; null for other uploads, and without a resume folder
     */
    record Upload(
            UploadRequest request,
            Consumer<Item> onComplete,
            boolean resumes,
            @Nullable VersionUpload version) {}

    /** Combines the progress listener of the user with that of the batch. */
    @FunctionalInterface
    interface ListenerWrapper {

        @Nullable
        ProgressListener wrap(@Nullable ProgressListener own);
    }

    /**
     * Decides what is done with a file.
     *
     * @param listener returns the progress listener for the one of the user, which may be null
     * @param dry whether nothing may be written
     * @throws UnusableFileException if the file cannot be uploaded
     */
    Decision decide(BatchFile file, ListenerWrapper listener, boolean dry) {
        Path path = file.path();
        if (file.isLink() && !request.isFollowSymbolicLinks()) {
            throw new UnusableFileException(
                    path, "is a symbolic link; set followSymbolicLinks(true), or exclude it", null);
        }
        CompletionMarker marker = request.getResumeFolder() == null
                ? null
                : new CompletionMarker(request.getResumeFolder(), service, request.getReviewId(), path);
        UploadRequest one = request(path, marker, listener);
        String name = UploadAttributes.itemName(one);
        long size = existing != null || dry ? FileSnapshot.of(path).size() : 0;
        CompletionMarker.Version version = marker == null ? null : dry ? marker.current(one) : marker.version(one);
        Long earlier = marker == null || version == null ? null : marker.itemId(version);
        if (earlier != null) {
            if (existing != null) {
                existing.remove(name, earlier);
            }
            return new Decision(name, new Outcome(path, State.ALREADY_UPLOADED, earlier, null, null), null);
        }
        boolean resumes = isPresent(one.getResumeFile());
        Outcome found =
                existing == null || resumes || one.getNewVersionOf() != null ? null : existing.find(path, name, size);
        if (found != null) {
            return new Decision(name, found, null);
        }
        Long itemId = one.getNewVersionOf();
        VersionUpload newVersion = itemId == null || marker == null || version == null
                ? null
                : new VersionUpload(marker, version, itemId, revisions);
        Outcome uncertain = newVersion == null ? null : newVersion.uncertain(path);
        if (uncertain != null) {
            return new Decision(name, uncertain, null);
        }
        Outcome unstable = unstable(file);
        if (unstable != null) {
            return new Decision(name, unstable, null);
        }
        Consumer<Item> onComplete =
                marker == null || version == null ? item -> {} : item -> marker.write(version, item.getId());
        return new Decision(name, null, new Upload(one, onComplete, resumes, newVersion));
    }

    private UploadRequest request(Path path, @Nullable CompletionMarker marker, ListenerWrapper listeners) {
        UploadRequestBuilder builder = UploadRequest.builder(request.getReviewId(), path);
        request.getSettings().accept(path, builder);
        UploadRequest own = builder.build();
        // A new version cannot be resumed.
        if (marker != null && own.getResumeFile() == null && own.getNewVersionOf() == null) {
            builder.resumeFile(marker.resumeFile());
        }
        ProgressListener listener = listeners.wrap(own.getProgressListener());
        if (listener != null) {
            builder.progressListener(listener);
        }
        return builder.build();
    }

    private static boolean isPresent(@Nullable Path resumeFile) {
        try {
            return resumeFile != null && Files.size(resumeFile) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the outcome of a file that may still be written, or null if it is stable. */
    @Nullable
    private Outcome unstable(BatchFile file) {
        Duration minimum = request.getMinimumAge();
        if (minimum == null && file.listed() == null) {
            return null;
        }
        BasicFileAttributes now;
        try {
            now = Files.readAttributes(file.path(), BasicFileAttributes.class);
        } catch (IOException e) {
            throw new UnusableFileException(file.path(), "cannot be read", e);
        }
        String reason = null;
        if (minimum == null) {
            reason = file.isChanged(now) ? "has changed since the folder was listed" : null;
        } else if (Duration.between(now.lastModifiedTime().toInstant(), clock.instant())
                        .compareTo(minimum)
                < 0) {
            reason = "was modified at " + now.lastModifiedTime() + ", less than " + minimum.toMillis() + " ms ago";
        }
        return reason == null
                ? null
                : new Outcome(
                        file.path(), State.STILL_CHANGING, null, null, new UnstableFileException(file.path(), reason));
    }
}
