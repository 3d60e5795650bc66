package com.syncsketch.sdk.client.upload;

import com.syncsketch.sdk.client.internal.util.Durations;
import com.syncsketch.sdk.client.internal.util.Texts;
import com.syncsketch.sdk.model.ApprovalStatus;
import com.syncsketch.sdk.model.ItemType;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/** Builds an {@link UploadRequest}. Not thread-safe. */
public final class UploadRequestBuilder {

    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(; *[\\x20-\\x7e]+)?");

    final long reviewId;
    final UploadSource source;
    String name = "";
    String artist = "";

    @Nullable
    String description;

    @Nullable
    String contentType;

    boolean noConvert;

    @Nullable
    Long newVersionOf;

    @Nullable
    ApprovalStatus approvalStatus;

    @Nullable
    Double fps;

    @Nullable
    Integer firstFrame;

    @Nullable
    ItemType type;

    @Nullable
    String itemUuid;

    @Nullable
    ProgressListener progressListener;

    Duration stallTimeout = Duration.ofSeconds(60);
    Duration responseTimeout = Duration.ofMinutes(10);

    @Nullable
    Long partSize;

    @Nullable
    Integer parallelism;

    @Nullable
    Boolean verifyChecksums;

    @Nullable
    Path resumeFile;

    @Nullable
    Path temporaryFolder;

    boolean lockResumeFile = true;
    ChangeDetection changeDetection = ChangeDetection.SIZE_AND_TIME;

    UploadRequestBuilder(long reviewId, UploadSource source) {
        this.reviewId = reviewId;
        this.source = Objects.requireNonNull(source, "source");
    }

    /**
     * Sets the name of the item. The default is the file name. Required if the JVM cannot decode the file name, because its
     * bytes are no text in the character encoding of the locale, as with {@code LANG=C}; otherwise the upload fails with an
     * {@link com.syncsketch.sdk.client.error.UnusableFileException}.
     *
     * @param name the name
     * @return this builder
     * @throws IllegalArgumentException if it contains an unpaired surrogate
     */
    public UploadRequestBuilder name(String name) {
        this.name = Texts.wellFormed(name, "name");
        return this;
    }

    /**
     * Sets the artist. An upload to storage sets it by an update of the item.
     *
     * @param artist the name of the artist; null or empty for none
     * @return this builder
     * @throws IllegalArgumentException if it contains an unpaired surrogate
     */
    public UploadRequestBuilder artist(@Nullable String artist) {
        this.artist = artist == null ? "" : Texts.wellFormed(artist, "artist");
        return this;
    }

    /**
     * Sets the description of the item (inferred). By default none is sent. An upload to storage sets it by an update of the
     * item.
     *
     * @param description the description, or null for none
     * @return this builder
     * @throws IllegalArgumentException if it contains an unpaired surrogate
     */
    public UploadRequestBuilder description(@Nullable String description) {
        this.description = description == null ? null : Texts.wellFormed(description, "description");
        return this;
    }

    /**
     * Sets the media type. By default it is derived from the file extension; see {@link MediaTypes}.
     *
     * @param contentType the media type, such as {@code video/mp4}
     * @return this builder
     * @throws IllegalArgumentException if it is not a valid media type
     */
    public UploadRequestBuilder contentType(String contentType) {
        if (!MEDIA_TYPE.matcher(contentType).matches()) {
            throw new IllegalArgumentException("Not a media type: " + contentType);
        }
        this.contentType = contentType;
        return this;
    }

    /**
     * Sets whether the service is asked not to convert the file. By default it converts files for playback. A file that is
     * not converted may be unplayable in a review: use this only for files that browsers can play, such as H.264 in MP4.
     *
     * @param noConvert true to keep the file as it is
     * @return this builder
     */
    public UploadRequestBuilder noConvert(boolean noConvert) {
        this.noConvert = noConvert;
        return this;
    }

    /**
     * Sets the approval status of the item, such as {@link ApprovalStatus#FOR_REVIEW}. By default none is set. It is set by
     * an update of the item after the upload.
     *
     * @param approvalStatus the status, or null to set none
     * @return this builder
     */
    public UploadRequestBuilder approvalStatus(@Nullable ApprovalStatus approvalStatus) {
        this.approvalStatus = approvalStatus;
        return this;
    }

    /**
     * Sets the frame rate of the item. By default the service determines it from the file. It is set by an update of the
     * item after the upload; whether the conversion of the file replaces it is unknown.
     *
     * @param fps the frames per second, such as 23.976
     * @return this builder
     * @throws IllegalArgumentException if it is not a positive finite number
     */
    public UploadRequestBuilder fps(double fps) {
        this.fps = Frames.checkedFps(fps);
        return this;
    }

    /**
     * Sets the displayed number of the first frame. By default none is set. It is set by an update of the item after the
     * upload.
     *
     * @param firstFrame the frame number, such as 1001
     * @return this builder
     */
    public UploadRequestBuilder firstFrame(int firstFrame) {
        this.firstFrame = firstFrame;
        return this;
    }

    /**
     * Uploads the file as a new version of an existing item. Only the form of the service supports this, so the file is
     * sent in a single request, even by {@link com.syncsketch.sdk.client.resource.Uploads#upload(UploadRequest)}, and cannot
     * be combined with the settings of uploads in parts, such as a resume file.
     *
     * @param itemId the id of the existing item, which should be in the same review
     * @return this builder
     */
    public UploadRequestBuilder newVersionOf(long itemId) {
        this.newVersionOf = itemId;
        return this;
    }

    /**
     * Sets the item type. Only {@code image360} and {@code video360} are known to be accepted. By default the service
     * determines the type. An upload to storage sets it by an update of the item.
     *
     * @param type the type
     * @return this builder
     */
    public UploadRequestBuilder type(ItemType type) {
        this.type = Objects.requireNonNull(type, "type");
        return this;
    }

    /**
     * Sets the UUID of the new item. By default the service generates one. Applies to uploads to storage only.
     *
     * @param itemUuid the UUID
     * @return this builder
     * @throws IllegalArgumentException if it is blank or contains an unpaired surrogate
     */
    public UploadRequestBuilder itemUuid(String itemUuid) {
        if (itemUuid.isBlank()) {
            throw new IllegalArgumentException("The UUID must not be blank");
        }
        this.itemUuid = Texts.wellFormed(itemUuid, "itemUuid");
        return this;
    }

    /**
     * Sets a listener for the progress of the upload.
     *
     * @param progressListener the listener
     * @return this builder
     */
    public UploadRequestBuilder progressListener(ProgressListener progressListener) {
        this.progressListener = Objects.requireNonNull(progressListener, "progressListener");
        return this;
    }

    /**
     * Sets the stall timeout: how long a transfer may make no progress. The default is 60 seconds. While other transfers of the
     * client make progress, a connection may stand still five times as long, because connections that share a slow link can
     * starve each other. There is no timeout for the upload as a whole.
     *
     * @param stallTimeout the maximum time in which the connection accepts no byte; at least 1 ms, at most about 24 days
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public UploadRequestBuilder stallTimeout(Duration stallTimeout) {
        this.stallTimeout = Durations.timeout(stallTimeout, "stallTimeout");
        return this;
    }

    /**
     * Sets the response timeout. The default is 10 minutes, because the service may store a large file before it responds.
     *
     * @param responseTimeout the timeout, counted from the last byte of the request; at least 1 ms, at most about 24 days
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public UploadRequestBuilder responseTimeout(Duration responseTimeout) {
        this.responseTimeout = Durations.timeout(responseTimeout, "responseTimeout");
        return this;
    }

    /**
     * Sets the size of the parts of a multipart upload; the last part is smaller. The default is 8 MiB. The size is
     * increased if the file would have more than 10,000 parts, the maximum that the storage accepts. Applies to multipart
     * uploads only.
     *
     * <p>Larger parts reduce the number of parts that can be sent in parallel, which slows down files of less than a
     * gigabyte on links with high latency or packet loss, and a part that fails is sent again as a whole. Smaller parts need
     * more signatures. Memory use does not depend on the part size.
     *
     * @param partSize the size in bytes, from {@link UploadRequest#MIN_PART_SIZE} to {@link UploadRequest#MAX_PART_SIZE}
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public UploadRequestBuilder partSize(long partSize) {
        if (partSize < UploadRequest.MIN_PART_SIZE || partSize > UploadRequest.MAX_PART_SIZE) {
            throw new IllegalArgumentException("partSize must be from " + UploadRequest.MIN_PART_SIZE + " to "
                    + UploadRequest.MAX_PART_SIZE + " bytes, but is " + partSize);
        }
        this.partSize = partSize;
        return this;
    }

    /**
     * Sets how many parts are sent in parallel. By default the client starts with 4 and increases the number up to
     * {@value UploadRequest#DEFAULT_PARALLELISM} as long as each connection is fast enough. A number that is set is not
     * adapted. Each part uses one connection and two threads. Applies to multipart uploads only.
     *
     * <p>Packet loss and latency limit each connection separately: with 1 % loss and a round trip of 50 ms, one connection
     * transfers about 0.25 MiB/s, and two transfer about twice as much. Increase the number for such links; decrease it to
     * leave more bandwidth to other programs.
     *
     * @param parallelism the number of parts, from 1 to 64
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public UploadRequestBuilder parallelism(int parallelism) {
        if (parallelism < 1 || parallelism > 64) {
            throw new IllegalArgumentException("parallelism must be from 1 to 64, but is " + parallelism);
        }
        this.parallelism = parallelism;
        return this;
    }

    /**
     * Sets whether the MD5 of each part is compared with the ETag that the storage returns. By default, it is compared where
     * possible: not if the Java platform has no MD5, as in FIPS mode, or if the ETags of the storage are not MD5 checksums, as with
     * server-side keys. {@link UploadProgress#getVerifiedBytes()} shows how much was verified.
     *
     * <p>MD5 needs about 1.5 s of CPU time per GiB, most of the cost of an upload; without it, only TCP and TLS protect the
     * bytes in transit. Applies to multipart uploads only; the other upload methods return nothing to compare with, so they
     * reject true, and false has no effect.
     *
     * @param verifyChecksums true to fail with a {@link com.syncsketch.sdk.client.error.ChecksumUnavailableException} if
     *     the comparison is not possible; false to skip it
     * @return this builder
     */
    public UploadRequestBuilder verifyChecksums(boolean verifyChecksums) {
        this.verifyChecksums = verifyChecksums;
        return this;
    }

    /**
     * Sets a resume file, so that the upload can be resumed after a failure, also by another process: upload the same
     * request again. Applies to multipart uploads only.
     *
     * <ul>
     *   <li>If the file does not exist or is empty, a new upload starts. Otherwise the upload is resumed: the missing parts
     *       are sent for the same item, with the same part size. If it cannot be resumed, the upload fails with a
     *       {@link com.syncsketch.sdk.client.error.ResumeRefusedException}. The resume file is deleted after the upload has
     *       completed and the item has been fetched.
     *   <li>The resume file is replaced atomically after each part that the storage has confirmed, so it remains valid if
     *       the process is killed or the power fails. Only the parts that were in flight are sent again.
     *   <li>A failed upload is not aborted: the storage keeps its parts, and the exception names the resume file. To abort
     *       it, use {@link com.syncsketch.sdk.client.resource.Uploads#discard}. How long the storage keeps the parts is
     *       unknown.
     *   <li>The resume file is JSON with the ids of the review, the item, the upload and the parts. It contains no secrets;
     *       only its owner can read it. It belongs to a single upload; a {@code .lock} file beside it prevents concurrent
     *       use (see {@link #lockResumeFile}). Missing directories are created. A symbolic link is refused.
     *   <li>The file to upload may be moved in between. Its content must not change; see {@link #changeDetection}.
     * </ul>
     *
     * @param resumeFile the resume file
     * @return this builder
     */
    public UploadRequestBuilder resumeFile(Path resumeFile) {
        this.resumeFile = Objects.requireNonNull(resumeFile, "resumeFile");
        return this;
    }

    /**
     * Sets the folder for the temporary file to which the bytes of a stream or an array are copied; see
     * {@link UploadSource}. The default is the folder for temporary files of the JVM ({@code java.io.tmpdir}), which may be
     * small, or in memory. Has no effect on uploads of files.
     *
     * @param temporaryFolder an existing folder
     * @return this builder
     */
    public UploadRequestBuilder temporaryFolder(Path temporaryFolder) {
        this.temporaryFolder = Objects.requireNonNull(temporaryFolder, "temporaryFolder");
        return this;
    }

    /**
     * Sets whether a lock keeps other processes from using the resume file at the same time. The default is true. Turn it
     * off only if the file system has no locks, as some network file systems, and no other process uses the resume file:
     * two uploads with one resume file overwrite each other's record. Threads of this process are always kept out. Has no
     * effect without a resume file.
     *
     * @param lockResumeFile false to use no lock
     * @return this builder
     */
    public UploadRequestBuilder lockResumeFile(boolean lockResumeFile) {
        this.lockResumeFile = lockResumeFile;
        return this;
    }

    /**
     * Sets how a change of the file is detected, during the upload and when it is resumed. The default is
     * {@link ChangeDetection#SIZE_AND_TIME}. {@link ChangeDetection#CONTENT} tolerates a new modification time, but may read
     * the file twice.
     *
     * @param changeDetection the attributes or bytes that count
     * @return this builder
     */
    public UploadRequestBuilder changeDetection(ChangeDetection changeDetection) {
        this.changeDetection = Objects.requireNonNull(changeDetection, "changeDetection");
        return this;
    }

    /**
     * Builds the request.
     *
     * @return an immutable request
     */
    public UploadRequest build() {
        return new UploadRequest(this);
    }
}
