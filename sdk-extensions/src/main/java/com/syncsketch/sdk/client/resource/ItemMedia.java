package com.syncsketch.sdk.client.resource;

/** The files of an item that {@link ItemDownloads} can download. */
public enum ItemMedia {

    /**
     * The original media file. The service returns a URL of it only for items whose media is hosted elsewhere, see
     * {@link Items#addHosted}. No operation is known that returns the original of an uploaded file.
     */
    ORIGINAL,

    /** The processed media file that reviewers play, at {@code getUrl()} of the item. It exists once the item is processed. */
    PROXY,

    /** The thumbnail, at {@code getThumbnailUrl()} of the item. */
    THUMBNAIL
}
