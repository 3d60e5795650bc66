package com.syncsketch.sdk.client.upload;

import com.syncsketch.sdk.client.internal.util.Texts;
import com.syncsketch.sdk.model.ApprovalStatus;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.util.Locale;

/**
 * A request that makes the service download a file from a URL into a review.
 *
 * <p>Immutable and thread-safe. {@link #toString()} does not contain the URL, which may be signed.
 */
public final class UrlUploadRequest {

    private final long reviewId;
    private final String url;
    private final String artist;

    @Nullable
    private final String description;

    @Nullable
    private final String name;

    private final boolean noConvert;

    @Nullable
    private final ApprovalStatus approvalStatus;

    @Nullable
    private final Double fps;

    @Nullable
    private final Integer firstFrame;

    private UrlUploadRequest(Builder builder) {
        reviewId = builder.reviewId;
        url = builder.url;
        artist = builder.artist;
        description = builder.description;
        name = builder.name;
        noConvert = builder.noConvert;
        approvalStatus = builder.approvalStatus;
        fps = builder.fps;
        firstFrame = builder.firstFrame;
    }

    /**
     * Creates a builder.
     *
     * @param reviewId the review to which the item is added
     * @param url the http or https URL of the file; the service must be able to reach it
     * @return a builder with the default settings
     * @throws IllegalArgumentException if it is not an http or https URL
     */
    public static Builder builder(long reviewId, URI url) {
        return builder(reviewId, url.toString());
    }

    /**
     * Creates a builder with a URL that is sent exactly as given, which matters for signed URLs.
     *
     * @param reviewId the review to which the item is added
     * @param url the http or https URL of the file; the service must be able to reach it
     * @return a builder with the default settings
     * @throws IllegalArgumentException if it is not an http or https URL
     */
    public static Builder builder(long reviewId, String url) {
        String start = url.toLowerCase(Locale.ROOT);
        if (!start.startsWith("https://") && !start.startsWith("http://")) {
            throw new IllegalArgumentException("The URL must start with https:// or http://");
        }
        return new Builder(reviewId, Texts.wellFormed(url, "The URL"));
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
     * Returns the URL of the file.
     *
     * @return the URL as it was given
     */
    public String getUrl() {
        return url;
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
     * Returns the name of the item.
     *
     * @return the name, or null if the service determines it
     */
    @Nullable
    public String getName() {
        return name;
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
     * Returns whether the service is asked not to convert the file.
     *
     * @return true if the file is not to be converted
     */
    public boolean isNoConvert() {
        return noConvert;
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

    /** Returns the review only. */
    @Override
    public String toString() {
        return "UrlUploadRequest{reviewId=" + reviewId + "}";
    }

    /** Builds a {@link UrlUploadRequest}. Not thread-safe. */
    public static final class Builder {

        private final long reviewId;
        private final String url;
        private String artist = "";

        @Nullable
        private String description;

        @Nullable
        private String name;

        private boolean noConvert;

        @Nullable
        private ApprovalStatus approvalStatus;

        @Nullable
        private Double fps;

        @Nullable
        private Integer firstFrame;

        private Builder(long reviewId, String url) {
            this.reviewId = reviewId;
            this.url = url;
        }

        /**
         * Sets the artist.
         *
         * @param artist the name of the artist; null or empty for none
         * @return this builder
         * @throws IllegalArgumentException if it contains an unpaired surrogate
         */
        public Builder artist(@Nullable String artist) {
            this.artist = artist == null ? "" : Texts.wellFormed(artist, "artist");
            return this;
        }

        /**
         * Sets the description of the item (inferred). By default none is sent.
         *
         * @param description the description, or null for none
         * @return this builder
         * @throws IllegalArgumentException if it contains an unpaired surrogate
         */
        public Builder description(@Nullable String description) {
            this.description = description == null ? null : Texts.wellFormed(description, "description");
            return this;
        }

        /**
         * Sets the name of the item (inferred). By default the service determines it.
         *
         * @param name the name
         * @return this builder
         * @throws IllegalArgumentException if it contains an unpaired surrogate
         */
        public Builder name(String name) {
            this.name = Texts.wellFormed(name, "name");
            return this;
        }

        /**
         * Sets the approval status of the item, by an update of the item after the upload. By default none is set.
         *
         * @param approvalStatus the status, or null to set none
         * @return this builder
         */
        public Builder approvalStatus(@Nullable ApprovalStatus approvalStatus) {
            this.approvalStatus = approvalStatus;
            return this;
        }

        /**
         * Sets the frame rate of the item, by an update of the item after the upload. By default the service determines it
         * from the file; whether its conversion replaces the value is unknown.
         *
         * @param fps the frames per second, such as 23.976
         * @return this builder
         * @throws IllegalArgumentException if it is not a positive finite number
         */
        public Builder fps(double fps) {
            this.fps = Frames.checkedFps(fps);
            return this;
        }

        /**
         * Sets the displayed number of the first frame, by an update of the item after the upload. By default none is set.
         *
         * @param firstFrame the frame number, such as 1001
         * @return this builder
         */
        public Builder firstFrame(int firstFrame) {
            this.firstFrame = firstFrame;
            return this;
        }

        /**
         * Sets whether the service is asked not to convert the file. By default it converts files for playback. A file that
         * is not converted may be unplayable in a review: use this only for files that browsers can play.
         *
         * @param noConvert true to keep the file as it is
         * @return this builder
         */
        public Builder noConvert(boolean noConvert) {
            this.noConvert = noConvert;
            return this;
        }

        /**
         * Builds the request.
         *
         * @return an immutable request
         */
        public UrlUploadRequest build() {
            return new UrlUploadRequest(this);
        }
    }
}
