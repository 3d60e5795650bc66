package com.syncsketch.sdk.client.upload;

import jakarta.annotation.Nullable;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/**
 * A file on the web to be fetched into a review by the service, and how to treat it.
 *
 * <p>Immutable and safe to share between threads. {@link #toString()} does not show the address, which may be signed.
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

    private UrlUploadRequest(Builder builder) {
        reviewId = builder.reviewId;
        url = builder.url;
        artist = builder.artist;
        description = builder.description;
        name = builder.name;
        noConvert = builder.noConvert;
    }

    /**
     * Starts a request.
     *
     * @param reviewId the review that gets the item
     * @param url the address of the file, http or https, which the service must be able to reach
     * @return a builder with nothing else set
     * @throws IllegalArgumentException if it is not an http or https address
     */
    public static Builder builder(long reviewId, URI url) {
        return builder(reviewId, url.toString());
    }

    /**
     * Starts a request with an address that is sent character by character as it is, which matters for signed ones.
     *
     * @param reviewId the review that gets the item
     * @param url the address of the file, http or https, which the service must be able to reach
     * @return a builder with nothing else set
     * @throws IllegalArgumentException if it does not begin as an http or https address
     */
    public static Builder builder(long reviewId, String url) {
        String start = url.toLowerCase(Locale.ROOT);
        if (!start.startsWith("https://") && !start.startsWith("http://")) {
            throw new IllegalArgumentException("The address must start with https:// or http://");
        }
        return new Builder(reviewId, url);
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
     * Gives the address of the file.
     *
     * @return the address as it was given
     */
    public String url() {
        return url;
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
     * Gives the name of the item.
     *
     * @return the name, or null if the service shall find one
     */
    @Nullable
    public String name() {
        return name;
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
     * Tells whether the service shall leave the file as it is.
     *
     * @return true if it shall not be converted
     */
    public boolean noConvert() {
        return noConvert;
    }

    /** Shows the review. */
    @Override
    public String toString() {
        return "UrlUploadRequest{reviewId=" + reviewId + "}";
    }

    /** Builds a {@link UrlUploadRequest}. Not safe for use by several threads. */
    public static final class Builder {

        private final long reviewId;
        private final String url;
        private String artist = "";

        @Nullable
        private String description;

        @Nullable
        private String name;

        private boolean noConvert;

        private Builder(long reviewId, String url) {
            this.reviewId = reviewId;
            this.url = url;
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
         * Names the item. Seen in use, although the official Python client does not send it.
         *
         * @param name the name
         * @return this builder
         */
        public Builder name(String name) {
            this.name = Objects.requireNonNull(name, "name");
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
         * Builds the request.
         *
         * @return an immutable request
         */
        public UrlUploadRequest build() {
            return new UrlUploadRequest(this);
        }
    }
}
