package com.syncsketch.sdk.client.upload;

import com.syncsketch.sdk.client.internal.util.Characters;
import com.syncsketch.sdk.model.ApprovalStatus;
import com.syncsketch.sdk.model.ItemType;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A request to upload a file to a review:
 *
 * <pre>{@code
 * UploadRequest request = UploadRequest.builder(reviewId, Path.of("shot010_v003.mov"))
 *         .artist("Ada")
 *         .progressListener(progress -> System.out.println(progress.getTransferredBytes()))
 *         .resumeFile(Path.of("shot010_v003.resume"))
 *         .build();
 * Item item = client.uploads().upload(request);
 * }</pre>
 *
 * <p>Immutable. It can be used for several uploads, and concurrently if its progress listener is thread-safe.
 */
public final class UploadRequest {

    /** The default maximum number of parts that are sent in parallel. */
    public static final int DEFAULT_PARALLELISM = 8;

    /** The minimum size of a part, except for the last part of a file: 5 MiB. */
    public static final long MIN_PART_SIZE = 5L * 1024 * 1024;

    /** The maximum size of a part: 5 GiB. */
    public static final long MAX_PART_SIZE = 5L * 1024 * 1024 * 1024;

    private final long reviewId;
    private final UploadSource source;
    private final String name;
    private final String artist;

    @Nullable
    private final String description;

    private final String contentType;
    private final boolean noConvert;

    @Nullable
    private final Long newVersionOf;

    @Nullable
    private final ApprovalStatus approvalStatus;

    @Nullable
    private final Double fps;

    @Nullable
    private final Integer firstFrame;

    @Nullable
    private final ItemType type;

    @Nullable
    private final String itemUuid;

    @Nullable
    private final ProgressListener progressListener;

    private final Duration stallTimeout;
    private final Duration responseTimeout;

    @Nullable
    private final Long partSize;

    @Nullable
    private final Integer parallelism;

    @Nullable
    private final Boolean verifyChecksums;

    @Nullable
    private final Path resumeFile;

    @Nullable
    private final Path temporaryFolder;

    private final boolean lockResumeFile;
    private final ChangeDetection changeDetection;

    UploadRequest(UploadRequestBuilder builder) {
        reviewId = builder.reviewId;
        source = builder.source;
        name = builder.name;
        artist = builder.artist;
        description = builder.description;
        contentType = builder.contentType == null ? MediaTypes.of(builder.source.getFileName()) : builder.contentType;
        noConvert = builder.noConvert;
        newVersionOf = builder.newVersionOf;
        approvalStatus = builder.approvalStatus;
        fps = builder.fps;
        firstFrame = builder.firstFrame;
        type = builder.type;
        itemUuid = builder.itemUuid;
        progressListener = builder.progressListener;
        stallTimeout = builder.stallTimeout;
        responseTimeout = builder.responseTimeout;
        partSize = builder.partSize;
        parallelism = builder.parallelism;
        verifyChecksums = builder.verifyChecksums;
        resumeFile = builder.resumeFile;
        temporaryFolder = builder.temporaryFolder;
        lockResumeFile = builder.lockResumeFile;
        changeDetection = builder.changeDetection;
    }

    /**
     * Creates a builder.
     *
     * @param reviewId the review to which the item is added
     * @param file the file; it is not accessed before the upload starts
     * @return a builder with the default settings
     */
    public static UploadRequestBuilder builder(long reviewId, Path file) {
        return builder(reviewId, UploadSource.ofFile(file));
    }

    /**
     * Creates a builder for an upload from a file, an array or a stream.
     *
     * @param reviewId the review to which the item is added
     * @param source the bytes; they are not accessed before the upload starts
     * @return a builder with the default settings
     */
    public static UploadRequestBuilder builder(long reviewId, UploadSource source) {
        return new UploadRequestBuilder(reviewId, source);
    }

    /**
     * Returns the review to which the item is added.
     *
     * @return the review id
     */
    public long getReviewId() {
        return reviewId;
    }

    /**
     * Returns where the bytes come from.
     *
     * @return the source
     */
    public UploadSource getSource() {
        return source;
    }

    /**
     * Returns the file.
     *
     * @return the path as it was given
     * @throws IllegalStateException if the source is no file; see {@link #getSource}
     */
    public Path getFile() {
        Path file = source.getFile();
        if (file == null) {
            throw new IllegalStateException("The source of the upload is no file: " + source);
        }
        return file;
    }

    /**
     * Returns the name of the item.
     *
     * @return the name, empty if the service uses the file name
     */
    public String getName() {
        return name;
    }

    /**
     * Returns the artist.
     *
     * @return the name of the artist, empty if none is set
     */
    public String getArtist() {
        return artist;
    }

    /**
     * Returns the description of the item.
     *
     * @return the description, or null if none is sent
     */
    @Nullable
    public String getDescription() {
        return description;
    }

    /**
     * Returns the media type of the file.
     *
     * @return the media type that was set, or the one for the file extension
     */
    public String getContentType() {
        return contentType;
    }

    /**
     * Returns whether the service is asked not to convert the file.
     *
     * @return true if the file is not to be converted
     */
    public boolean isNoConvert() {
        return noConvert;
    }

    /**
     * Returns the item of which the file becomes a new version.
     *
     * @return the item id, or null if the file becomes a new item
     */
    @Nullable
    public Long getNewVersionOf() {
        return newVersionOf;
    }

    /**
     * Returns the approval status of the item.
     *
     * @return the status, or null if none is set
     */
    @Nullable
    public ApprovalStatus getApprovalStatus() {
        return approvalStatus;
    }

    /**
     * Returns the frame rate of the item.
     *
     * @return the frames per second, or null if the service determines them
     */
    @Nullable
    public Double getFps() {
        return fps;
    }

    /**
     * Returns the displayed number of the first frame.
     *
     * @return the frame number, or null if none is set
     */
    @Nullable
    public Integer getFirstFrame() {
        return firstFrame;
    }

    /**
     * Returns the item type.
     *
     * @return the type, or null if the service determines it
     */
    @Nullable
    public ItemType getType() {
        return type;
    }

    /**
     * Returns the UUID of the new item.
     *
     * @return the UUID, or null if the service generates one
     */
    @Nullable
    public String getItemUuid() {
        return itemUuid;
    }

    /**
     * Returns the progress listener.
     *
     * @return the listener, or null if none is set
     */
    @Nullable
    public ProgressListener getProgressListener() {
        return progressListener;
    }

    /**
     * Returns the stall timeout.
     *
     * @return the maximum time in which the connection accepts no byte
     */
    public Duration getStallTimeout() {
        return stallTimeout;
    }

    /**
     * Returns the response timeout.
     *
     * @return the maximum time between the last byte of the request and the response
     */
    public Duration getResponseTimeout() {
        return responseTimeout;
    }

    /**
     * Returns the part size.
     *
     * @return the size in bytes, or null if the client derives it from the file size
     */
    @Nullable
    public Long getPartSize() {
        return partSize;
    }

    /**
     * Returns how many parts are sent in parallel.
     *
     * @return the number of parts, or null if the client adapts it, up to {@value #DEFAULT_PARALLELISM}
     */
    @Nullable
    public Integer getParallelism() {
        return parallelism;
    }

    /**
     * Returns whether the MD5 of each part is compared with the ETag that the storage returns.
     *
     * @return true if this is required, false if it is turned off; null if checksums are compared where possible
     */
    @Nullable
    public Boolean isVerifyChecksums() {
        return verifyChecksums;
    }

    /**
     * Returns the resume file.
     *
     * @return the path, which need not exist; null if the upload has none
     */
    @Nullable
    public Path getResumeFile() {
        return resumeFile;
    }

    /**
     * Returns the folder for the temporary file of a stream or an array.
     *
     * @return the folder, or null for that of the JVM
     */
    @Nullable
    public Path getTemporaryFolder() {
        return temporaryFolder;
    }

    /**
     * Returns whether a lock keeps other processes from using the resume file.
     *
     * @return true unless it was turned off
     */
    public boolean isLockResumeFile() {
        return lockResumeFile;
    }

    /**
     * Returns how a change of the file is detected.
     *
     * @return {@link ChangeDetection#SIZE_AND_TIME} unless another one is set
     */
    public ChangeDetection getChangeDetection() {
        return changeDetection;
    }

    /** Returns the review and the file, or the file name of the source. */
    @Override
    public String toString() {
        return Characters.printable("UploadRequest{reviewId=" + reviewId + ", "
                + (source.getFile() == null ? "source=" + source.getFileName() : "file=" + source.getFile()) + "}");
    }
}
