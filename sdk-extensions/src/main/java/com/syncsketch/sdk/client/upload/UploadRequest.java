package com.syncsketch.sdk.client.upload;

import com.syncsketch.sdk.client.internal.util.Durations;
import com.syncsketch.sdk.model.ItemType;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A file to be uploaded to a review, and how to treat it.
 *
 * <p>Immutable. May be used for several uploads, also at the same time, if its listener may.
 */
public final class UploadRequest {

    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(; *[\\x20-\\x7e]+)?");

    /** How many parts are sent at the same time, unless set. */
    public static final int USUAL_PARALLELISM = 8;

    /** The smallest part that the storage takes, but for the last one of a file: 5 MiB. */
    public static final long SMALLEST_PART = 5L * 1024 * 1024;

    /** The largest part that the storage takes: 5 GiB. */
    public static final long LARGEST_PART = 5L * 1024 * 1024 * 1024;

    private final long reviewId;
    private final Path file;
    private final String name;
    private final String artist;

    @Nullable
    private final String description;

    private final String contentType;
    private final boolean noConvert;

    @Nullable
    private final Long itemParentId;

    @Nullable
    private final ItemType type;

    @Nullable
    private final String itemUuid;

    @Nullable
    private final ProgressListener progress;

    private final Duration stallTimeout;
    private final Duration answerTimeout;

    @Nullable
    private final Long partSize;

    @Nullable
    private final Integer parallelism;

    private final boolean verifyChecksums;

    @Nullable
    private final Path journal;

    private UploadRequest(Builder builder) {
        reviewId = builder.reviewId;
        file = builder.file;
        name = builder.name;
        artist = builder.artist;
        description = builder.description;
        contentType = builder.contentType == null ? MediaTypes.of(builder.file) : builder.contentType;
        noConvert = builder.noConvert;
        itemParentId = builder.itemParentId;
        type = builder.type;
        itemUuid = builder.itemUuid;
        progress = builder.progress;
        stallTimeout = builder.stallTimeout;
        answerTimeout = builder.answerTimeout;
        partSize = builder.partSize;
        parallelism = builder.parallelism;
        verifyChecksums = builder.verifyChecksums;
        journal = builder.journal;
    }

    /**
     * Starts a request.
     *
     * @param reviewId the review that gets the item
     * @param file the file; it is looked at when the upload starts, not before
     * @return a builder with nothing else set
     */
    public static Builder builder(long reviewId, Path file) {
        return new Builder(reviewId, file);
    }

    /**
     * Gives the review that gets the item.
     *
     * @return the review's id
     */
    public long reviewId() {
        return reviewId;
    }

    /**
     * Gives the file.
     *
     * @return the file as it was given
     */
    public Path file() {
        return file;
    }

    /**
     * Gives the name of the item.
     *
     * @return the name; empty if the service shall take the file's
     */
    public String name() {
        return name;
    }

    /**
     * Gives the artist.
     *
     * @return the artist's name; empty if none is given
     */
    public String artist() {
        return artist;
    }

    /**
     * Gives the description of the item.
     *
     * @return the text, or null if none is sent
     */
    @Nullable
    public String description() {
        return description;
    }

    /**
     * Gives the media type of the file.
     *
     * @return the media type that was set, or else the one of the file's extension
     */
    public String contentType() {
        return contentType;
    }

    /**
     * Tells whether the service shall leave the file as it is.
     *
     * @return true if it shall not be converted
     */
    public boolean noConvert() {
        return noConvert;
    }

    /**
     * Gives the item of which the file is a new version.
     *
     * @return the item's id, or null if the file becomes an item of its own
     */
    @Nullable
    public Long itemParentId() {
        return itemParentId;
    }

    /**
     * Gives the kind of item.
     *
     * @return the kind, or null if the service shall find out
     */
    @Nullable
    public ItemType type() {
        return type;
    }

    /**
     * Gives the uuid that the new item shall have.
     *
     * @return the uuid, or null if the service shall make one
     */
    @Nullable
    public String itemUuid() {
        return itemUuid;
    }

    /**
     * Gives the listener.
     *
     * @return who is told how the upload goes on, or null for nobody
     */
    @Nullable
    public ProgressListener progress() {
        return progress;
    }

    /**
     * Gives the time after which an upload that does not move is given up.
     *
     * @return the longest time in which the connection may take no byte
     */
    public Duration stallTimeout() {
        return stallTimeout;
    }

    /**
     * Gives the time that the service has for its answer once it has all bytes.
     *
     * @return the longest wait after the last byte
     */
    public Duration answerTimeout() {
        return answerTimeout;
    }

    /**
     * Gives the size of the parts in which the file is sent.
     *
     * @return bytes, or null if the size follows from that of the file
     */
    @Nullable
    public Long partSize() {
        return partSize;
    }

    /**
     * Gives how many parts are sent at the same time.
     *
     * @return the number of parts, or null if the client adapts it, up to {@value #USUAL_PARALLELISM}
     */
    @Nullable
    public Integer parallelism() {
        return parallelism;
    }

    /**
     * Returns whether the MD5 of each part is compared with the ETag that the storage returns.
     *
     * @return true unless it was turned off
     */
    public boolean verifyChecksums() {
        return verifyChecksums;
    }

    /**
     * Gives where the journal of the upload is kept.
     *
     * @return a file, which need not exist; or null if no journal is kept
     */
    @Nullable
    public Path journal() {
        return journal;
    }

    /** Shows the review and the file. */
    @Override
    public String toString() {
        return "UploadRequest{reviewId=" + reviewId + ", file=" + file + "}";
    }

    /** Builds an {@link UploadRequest}. Not safe for use by several threads. */
    public static final class Builder {

        private final long reviewId;
        private final Path file;
        private String name = "";
        private String artist = "";

        @Nullable
        private String description;

        @Nullable
        private String contentType;

        private boolean noConvert;

        @Nullable
        private Long itemParentId;

        @Nullable
        private ItemType type;

        @Nullable
        private String itemUuid;

        @Nullable
        private ProgressListener progress;

        private Duration stallTimeout = Duration.ofSeconds(60);
        private Duration answerTimeout = Duration.ofMinutes(10);

        @Nullable
        private Long partSize;

        @Nullable
        private Integer parallelism;

        private boolean verifyChecksums = true;

        @Nullable
        private Path journal;

        private Builder(long reviewId, Path file) {
            this.reviewId = reviewId;
            this.file = Objects.requireNonNull(file, "file");
        }

        /**
         * Names the item. Without it the service takes the file's name.
         *
         * @param name the name
         * @return this builder
         */
        public Builder name(String name) {
            this.name = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Names the artist.
         *
         * @param artist the artist's name
         * @return this builder
         */
        public Builder artist(String artist) {
            this.artist = Objects.requireNonNull(artist, "artist");
            return this;
        }

        /**
         * Describes the item. Without it no description is sent.
         *
         * <p>Evidence: other public callers send it; the official Python client does not.
         *
         * @param description the text
         * @return this builder
         */
        public Builder description(String description) {
            this.description = Objects.requireNonNull(description, "description");
            return this;
        }

        /**
         * Sets the media type. Without it the file's extension decides, see {@link MediaTypes}.
         *
         * @param contentType the media type, {@code video/mp4} for example
         * @return this builder
         * @throws IllegalArgumentException if it is not of the form of a media type
         */
        public Builder contentType(String contentType) {
            if (!MEDIA_TYPE.matcher(contentType).matches()) {
                throw new IllegalArgumentException("Not a media type: " + contentType);
            }
            this.contentType = contentType;
            return this;
        }

        /**
         * Asks the service to leave the file as it is. It converts files for playback otherwise.
         *
         * @param noConvert true to leave it
         * @return this builder
         */
        public Builder noConvert(boolean noConvert) {
            this.noConvert = noConvert;
            return this;
        }

        /**
         * Makes the file a new version of an item.
         *
         * @param itemParentId the item's id
         * @return this builder
         */
        public Builder itemParentId(long itemParentId) {
            this.itemParentId = itemParentId;
            return this;
        }

        /**
         * Tells the kind of item. Seen in use with {@code image360} and {@code video360} only.
         *
         * @param type the kind
         * @return this builder
         */
        public Builder type(ItemType type) {
            this.type = Objects.requireNonNull(type, "type");
            return this;
        }

        /**
         * Sets the uuid that the new item shall have; the service makes one otherwise. Uploads to the storage only.
         *
         * @param itemUuid the uuid
         * @return this builder
         * @throws IllegalArgumentException if it is blank
         */
        public Builder itemUuid(String itemUuid) {
            if (itemUuid.isBlank()) {
                throw new IllegalArgumentException("The uuid is blank");
            }
            this.itemUuid = itemUuid;
            return this;
        }

        /**
         * Sets who is told how the upload goes on.
         *
         * @param progress the listener
         * @return this builder
         */
        public Builder progress(ProgressListener progress) {
            this.progress = Objects.requireNonNull(progress, "progress");
            return this;
        }

        /**
         * Sets the stall timeout: how long a transfer may stand still. The default is 60 seconds. A transfer that moves is never
         * ended, however slow it is; there is no timeout for the upload as a whole.
         *
         * @param stallTimeout the maximum time in which the connection accepts no byte; at least a millisecond, about 24 days at
         *     most
         * @return this builder
         * @throws IllegalArgumentException if it is out of these bounds
         */
        public Builder stallTimeout(Duration stallTimeout) {
            this.stallTimeout = Durations.timeout(stallTimeout, "stallTimeout");
            return this;
        }

        /**
         * Sets how long the response may take once all bytes are sent. The default is 10 minutes: the service may have to store a
         * large file before it responds.
         *
         * @param answerTimeout the timeout, counted from the last byte; at least a millisecond, about 24 days at most
         * @return this builder
         * @throws IllegalArgumentException if it is out of these bounds
         */
        public Builder answerTimeout(Duration answerTimeout) {
            this.answerTimeout = Durations.timeout(answerTimeout, "answerTimeout");
            return this;
        }

        /**
         * Sets the size of the parts in which the file is sent; the last one is what is left. Unless set, it is 8 MiB, or
         * more where the file would have more than 10,000 parts then, which is the most that the storage takes. One that
         * is set grows for the same reason. Uploads in parts only.
         *
         * <p>A file has no more parts at the same time than it has parts, so that a larger size makes the upload of a file of
         * less than a gigabyte slower over a link that is far or loses packets; and what breaks off is sent again as a whole.
         * Smaller ones cost more signatures. What is held in memory does not depend on it.
         *
         * @param partSize bytes, from {@link #SMALLEST_PART} to {@link #LARGEST_PART}
         * @return this builder
         * @throws IllegalArgumentException if it is out of these bounds
         */
        public Builder partSize(long partSize) {
            if (partSize < SMALLEST_PART || partSize > LARGEST_PART) {
                throw new IllegalArgumentException(
                        "A part must have " + SMALLEST_PART + " to " + LARGEST_PART + " bytes, not " + partSize);
            }
            this.partSize = partSize;
            return this;
        }

        /**
         * Sets how many parts are sent at the same time. By default the client begins with 4 and goes up to
         * {@value #USUAL_PARALLELISM}, as long as each of them is fast enough: on a slow link, more connections only starve each
         * other. A number that is set is used as it is. Each part has a connection and two threads of its own. Uploads in parts
         * only.
         *
         * <p>Loss and distance limit each connection, not all together: with 1 % loss and a round trip of 50 ms, one makes
         * about 0.25 MiB/s with the congestion control that most systems have, and twice as many make about twice as much.
         * More than the usual number helps on such links; fewer leave more of a fast link to others.
         *
         * @param parallelism the number of parts, from 1 to 64
         * @return this builder
         * @throws IllegalArgumentException if it is out of these bounds
         */
        public Builder parallelism(int parallelism) {
            if (parallelism < 1 || parallelism > 64) {
                throw new IllegalArgumentException("1 to 64 parts can be sent at the same time, not " + parallelism);
            }
            this.parallelism = parallelism;
            return this;
        }

        /**
         * Sets whether the MD5 of each part is compared with the ETag that the storage returns for it. The default is true. MD5
         * costs about 1.5 s of processor time per GiB, which is most of what an upload costs; without it, only TCP and TLS protect
         * the bytes on their way. Uploads in parts only; the other routes return nothing to compare with.
         *
         * @param verifyChecksums false to compare nothing
         * @return this builder
         */
        public Builder verifyChecksums(boolean verifyChecksums) {
            this.verifyChecksums = verifyChecksums;
            return this;
        }

        /**
         * Keeps a journal of the upload, so that it can go on after a failure, also in another process: call again with
         * the same request. Uploads in parts only.
         *
         * <ul>
         *   <li>Where there is no such file, or an empty one, a new upload begins. Otherwise the upload goes on for the
         *       same item, with the parts that are missing, cut as they were; if it cannot, that is a
         *       {@link com.syncsketch.sdk.client.error.ResumeRefusedException}. Once the item has been read, the journal is
         *       deleted.
         *   <li>It is replaced as a whole after each part that the storage has confirmed, so that it is right also after a
         *       kill of the process or a loss of power. Only the parts that were on their way are sent again.
         *   <li>What fails does not give the upload up: the storage keeps its parts, and the exception names the journal.
         *       {@link com.syncsketch.sdk.client.resource.Uploads#discard} gives it up. How long the storage keeps them is unknown.
         *   <li>It is JSON with the names of review, item, upload and parts, and holds no secret. It is for one upload;
         *       while that runs, a file {@code .lock} beside it keeps others away. Its folder is made if need be.
         *   <li>The file may be at another path by then. Its length, its time of change and samples of its bytes must be
         *       the same.
         * </ul>
         *
         * @param journal where to keep it
         * @return this builder
         */
        public Builder journal(Path journal) {
            this.journal = Objects.requireNonNull(journal, "journal");
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
}
