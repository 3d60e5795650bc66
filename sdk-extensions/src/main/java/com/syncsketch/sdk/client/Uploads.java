package com.syncsketch.sdk.client;

import com.syncsketch.sdk.api.UploadsApi;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.error.UploadException;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UrlUploadRequest;
import com.syncsketch.sdk.model.UploadedItem;
import java.net.URI;
import java.nio.file.Path;

/** Uploads of media to reviews. Safe for use by several threads. */
public interface Uploads extends UploadsApi {

    /**
     * Uploads a file through the service itself. The file is read as it is sent, so memory does not grow with it. The
     * call returns when the service has the file; the item is then converted, so read it until its status is
     * {@code done}.
     *
     * <p>There is no limit to the time that the upload takes, but one to the time in which it does not move; see
     * {@link UploadRequest.Builder#stallTimeout}. The call is never repeated by itself.
     *
     * @param request the file and how to treat it
     * @return the new item
     * @throws UnusableFileException if the file is missing, no regular file, empty or unreadable
     * @throws UploadException if the upload stalls, or the file changes while it is sent
     * @throws ApiException if the service refuses
     * @throws DecodingException if the answer holds no item with an id
     * @throws SyncSketchException if there is no answer
     */
    UploadedItem uploadToServer(UploadRequest request);

    /**
     * Uploads a file through the service itself, under its own name; see {@link #uploadToServer(UploadRequest)}.
     *
     * @param reviewId the review that gets the item
     * @param file the file
     * @return the new item
     * @throws UnusableFileException if the file is missing, no regular file, empty or unreadable
     * @throws UploadException if the upload stalls, or the file changes while it is sent
     * @throws ApiException if the service refuses
     * @throws DecodingException if the answer holds no item with an id
     * @throws SyncSketchException if there is no answer
     */
    default UploadedItem uploadToServer(long reviewId, Path file) {
        return uploadToServer(UploadRequest.builder(reviewId, file).build());
    }

    /**
     * Asks the service to fetch a file from the web.
     *
     * @param request the address of the file and how to treat it
     * @return the new item
     * @throws ApiException if the service refuses
     * @throws DecodingException if the answer holds no item with an id
     * @throws SyncSketchException if there is no answer
     */
    UploadedItem uploadFromUrl(UrlUploadRequest request);

    /**
     * Asks the service to fetch a file from the web.
     *
     * @param reviewId the review that gets the item
     * @param url the address of the file, http or https, which the service must be able to reach
     * @return the new item
     * @throws IllegalArgumentException if it is not an http or https address
     * @throws ApiException if the service refuses
     * @throws DecodingException if the answer holds no item with an id
     * @throws SyncSketchException if there is no answer
     */
    default UploadedItem uploadFromUrl(long reviewId, URI url) {
        return uploadFromUrl(UrlUploadRequest.builder(reviewId, url).build());
    }
}
