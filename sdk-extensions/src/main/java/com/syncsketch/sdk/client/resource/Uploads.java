package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.FileChangedException;
import com.syncsketch.sdk.client.error.FileTooLargeException;
import com.syncsketch.sdk.client.error.ItemFetchException;
import com.syncsketch.sdk.client.error.MetadataUpdateException;
import com.syncsketch.sdk.client.error.ResumeFileException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.error.UploadAllException;
import com.syncsketch.sdk.client.error.UploadException;
import com.syncsketch.sdk.client.upload.UploadAllPlan;
import com.syncsketch.sdk.client.upload.UploadAllRequest;
import com.syncsketch.sdk.client.upload.UploadAllRequestBuilder;
import com.syncsketch.sdk.client.upload.UploadAllResult;
import com.syncsketch.sdk.client.upload.UploadHandle;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UploadRequestBuilder;
import com.syncsketch.sdk.client.upload.UrlUploadRequest;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.UploadedItem;
import java.net.URI;
import java.nio.file.Path;

/**
 * Uploads media files to reviews:
 *
 * <pre>{@code
 * Item item = client.uploads().upload(reviewId, Path.of("shot010_v003.mov"));
 * }</pre>
 *
 * <p>{@link #upload(UploadRequest)} is the default choice: it supports files of any size, metadata, parallel parts and
 * resuming. Thread-safe.
 *
 * <p>The underlying requests that sign, start and complete uploads are in {@link com.syncsketch.sdk.api.UploadsStepsApi};
 * obtain it from {@link com.syncsketch.sdk.client.SyncSketchClient#api}.
 */
public interface Uploads {

    /**
     * Uploads a file of any size in parts directly to the object storage, several parts in parallel, and fetches the new
     * item. Parts are read from the file while they are sent, so memory use depends neither on the file size nor on the part
     * size. The service converts the item afterwards: poll it until its status is {@code done}.
     *
     * <p>Each part is signed right before it is sent. A failed part is signed and sent again as the retry policy allows:
     * after a connection that could not be established, broke or stalled, after 408, 429 and 5xx, after an expired
     * signature, and after a checksum mismatch. There is no timeout for the upload as a whole, only one for a part that
     * makes no progress. Requests to the storage contain no credentials, and redirects of the storage are not followed.
     *
     * <p>The storage accepts parts in any order and assembles them at the end. If the response to that request is lost or
     * reports a temporary error, the item is fetched before the request is retried; an upload is never reported complete
     * unless it is.
     *
     * <p>If the upload fails, the other parts are interrupted and the multipart upload in storage is aborted; a failure of
     * the abort is a suppressed exception. The item remains on the service without a media file. With a
     * {@linkplain UploadRequestBuilder#resumeFile resume file}, nothing is aborted: upload the same request again to resume
     * the upload for the same item.
     *
     * <p>The artist, the description, the approval status, the frame rate, the first frame and the type are set by an update
     * of the item once the upload is complete. The resume file records them, so a resumed upload sets them too, even if its
     * request does not contain them.
     *
     * <p>A request with {@link UploadRequestBuilder#newVersionOf} is sent by the form of the service in a single request,
     * as by {@link #uploadToServer}, because no other upload supports versions. It cannot be resumed.
     *
     * @param request the file and the settings
     * @return the new item, as it is right after the upload
     * @throws IllegalArgumentException if the request has {@link UploadRequestBuilder#newVersionOf} and a setting of uploads
     *     in parts
     * @throws UnusableFileException if the file is missing, not a regular file, empty or unreadable, or its name cannot be
     *     decoded
     * @throws FileTooLargeException if the file needs more than 10,000 parts of 5 GiB
     * @throws StorageException if the storage rejects the upload
     * @throws UnfinishedUploadException if the upload fails for another reason after the service created the item; like the
     *     exception above, it contains the id of the item
     * @throws MetadataUpdateException if the upload completed, but the metadata of the item could not be set; with a resume
     *     file, uploading the same request again sets it
     * @throws ItemFetchException if the upload completed, but the item could not be fetched; with a resume file, uploading
     *     the same request again fetches it
     * @throws ResumeRefusedException if there is a resume file, but the upload cannot be resumed
     * @throws ResumeFileException if the resume file cannot be written
     * @throws ApiException if the service does not create an item
     * @throws DecodingException if the response contains no item id
     * @throws SyncSketchException if there is no response
     */
    Item upload(UploadRequest request);

    /**
     * Uploads a file of any size in parts under its own name; see {@link #upload(UploadRequest)}.
     *
     * @param reviewId the review to which the item is added
     * @param file the file
     * @return the new item, as it is right after the upload
     * @throws UnusableFileException if the file is missing, not a regular file, empty or unreadable, or its name cannot be
     *     decoded
     * @throws StorageException if the storage rejects the upload
     * @throws UnfinishedUploadException if the upload fails for another reason after the service created the item
     * @throws ItemFetchException if the upload completed, but the item could not be fetched
     * @throws ApiException if the service does not create an item
     * @throws SyncSketchException if there is no response
     */
    default Item upload(long reviewId, Path file) {
        return upload(UploadRequest.builder(reviewId, file).build());
    }

    /**
     * Starts a multipart upload in the background; see {@link #upload(UploadRequest)}. Exceptions complete the handle's
     * future, except for those about the request and the file.
     *
     * @param request the file and the settings
     * @return a handle to wait for, pause and cancel the upload
     * @throws IllegalArgumentException if the request has {@link UploadRequestBuilder#newVersionOf}, which cannot be paused
     * @throws UnusableFileException if the file is missing, not a regular file, empty or unreadable, or its name cannot be
     *     decoded
     * @throws FileTooLargeException if the file needs more than 10,000 parts of 5 GiB
     */
    UploadHandle startUpload(UploadRequest request);

    /**
     * Abandons an unfinished upload: aborts the multipart upload in storage, and then deletes the resume file. The item
     * remains on the service without a media file. If the upload has completed, or may have completed because the outcome of
     * its last request is unknown, only the resume file is deleted; in the latter case, a warning is logged.
     *
     * @param resumeFile the resume file
     * @return true if the resume file existed
     * @throws ResumeRefusedException if the resume file is in use, cannot be read, or belongs to another host
     * @throws ResumeFileException if the resume file cannot be locked
     * @throws ApiException if the service does not abort the upload; the resume file is kept
     * @throws SyncSketchException if there is no response; the resume file is kept
     */
    boolean discard(Path resumeFile);

    /**
     * Abandons the unfinished upload of a request, with the resume file and the lock setting of the request; see
     * {@link #discard(Path)}.
     *
     * @param request the request, which has a resume file
     * @return true if the resume file existed
     * @throws IllegalArgumentException if the request has no resume file
     * @throws ResumeRefusedException if the resume file is in use, cannot be read, or belongs to another host
     * @throws ResumeFileException if the resume file cannot be locked
     * @throws ApiException if the service does not abort the upload; the resume file is kept
     * @throws SyncSketchException if there is no response; the resume file is kept
     */
    boolean discard(UploadRequest request);

    /**
     * Uploads several files in parts, some of them in parallel. Returns only if the service has all files, completely;
     * otherwise throws an exception with the outcome of each file. A failed file does not stop the others, unless the
     * request says so. See {@link #tryUploadAll} for the details.
     *
     * @param request the files and the settings
     * @return the outcome of each file, without failures; no outcomes if there are no files
     * @throws UploadAllException if a file is not complete; {@link UploadAllException#getResult()} has all outcomes
     * @throws UnusableFileException if the folder is missing, not a folder or cannot be listed; nothing is sent then
     * @throws SyncSketchException if the items of the review cannot be listed, which
     *     {@link UploadAllRequestBuilder#skipExisting} needs; nothing is sent then
     */
    default UploadAllResult uploadAll(UploadAllRequest request) {
        UploadAllResult result = tryUploadAll(request);
        if (!result.isComplete()) {
            throw new UploadAllException(result);
        }
        return result;
    }

    /**
     * Uploads the files of a folder in parts, some of them in parallel, each under its own name; see
     * {@link #uploadAll(UploadAllRequest)}. Hidden files and subfolders are skipped.
     *
     * @param reviewId the review to which the items are added
     * @param folder the folder
     * @return the outcome of each file, without failures; no outcomes if there are no files
     * @throws UploadAllException if a file is not complete; {@link UploadAllException#getResult()} has all outcomes
     * @throws UnusableFileException if the folder is missing, not a folder or cannot be listed; nothing is sent then
     */
    default UploadAllResult uploadAll(long reviewId, Path folder) {
        return uploadAll(UploadAllRequest.ofFolder(reviewId, folder).build());
    }

    /**
     * Uploads several files like {@link #uploadAll(UploadAllRequest)}, but returns normally even if files failed: check
     * {@link UploadAllResult#getFailures()}. Each file is uploaded as by {@link #upload(UploadRequest)}, whose exceptions are
     * the failures in the result. Only the path and the attributes of a file are kept in memory before it is started, so any
     * number of files is supported.
     *
     * <p>No further files are started if the service rejects the credentials (401), or does not create an item because of
     * missing permissions (403) or a missing review (404), because all other files would fail as well. Uploads in progress
     * are completed, and the remaining files are reported as not started.
     *
     * <p>If the calling thread is interrupted, uploads in progress are stopped and no further files are started. The method
     * waits for that, sets the interrupt flag again and returns the outcomes.
     *
     * <p>With a {@linkplain UploadAllRequestBuilder#resumeFolder resume folder}, uploading the same request again after a
     * failure, an interrupt or a crash uploads only the missing files, parts and metadata. New versions
     * ({@link UploadRequestBuilder#newVersionOf}) are sent by the form of the service, which cannot resume; if the
     * response to one was lost, its file is sent again only if the item still has the revision that it had before.
     *
     * @param request the files and the settings
     * @return the outcome of each file; no outcomes if there are no files
     * @throws UnusableFileException if the folder is missing, not a folder or cannot be listed; nothing is sent then
     * @throws SyncSketchException if the items of the review cannot be listed, which
     *     {@link UploadAllRequestBuilder#skipExisting} needs; nothing is sent then
     */
    UploadAllResult tryUploadAll(UploadAllRequest request);

    /**
     * Returns what {@link #uploadAll(UploadAllRequest)} would do with each file at present: a dry run. Sends and writes
     * nothing; reads the items of the review only for {@link UploadAllRequestBuilder#skipExisting}, and an item only if the
     * outcome of an earlier upload of a new version is unknown. Calls the settings callback for each file.
     *
     * @param request the files and the settings
     * @return the plan, in the order in which the files would be started
     * @throws UnusableFileException if the folder is missing, not a folder or cannot be listed
     * @throws SyncSketchException if the items of the review cannot be listed
     */
    UploadAllPlan planUploadAll(UploadAllRequest request);

    /**
     * Uploads a file in a single request to the service itself. The file is read while it is sent, so memory use does not
     * depend on its size. The method returns when the service has received the file. The service converts the item
     * afterwards: poll it until its status is {@code done}.
     *
     * <p>There is no timeout for the upload as a whole, only one for a transfer that makes no progress; see
     * {@link UploadRequestBuilder#stallTimeout}. The request is retried only if nothing was sent because the connection
     * could not be established.
     *
     * @param request the file and the settings
     * @return the new item
     * @throws IllegalArgumentException if the request has an {@code itemUuid}, which this upload method does not support
     * @throws UnusableFileException if the file is missing, not a regular file, empty or unreadable, or its name cannot be
     *     decoded
     * @throws UploadException if the upload stalls, or the file changes during the upload
     * @throws MetadataUpdateException if the upload completed, but metadata that the form cannot contain could not be set
     * @throws ApiException if the service returns an error status
     * @throws DecodingException if the response contains no item id
     * @throws SyncSketchException if there is no response
     */
    UploadedItem uploadToServer(UploadRequest request);

    /**
     * Uploads a file in a single request to the service itself, under its own name; see
     * {@link #uploadToServer(UploadRequest)}.
     *
     * @param reviewId the review to which the item is added
     * @param file the file
     * @return the new item
     * @throws UnusableFileException if the file is missing, not a regular file, empty or unreadable, or its name cannot be
     *     decoded
     * @throws UploadException if the upload stalls, or the file changes during the upload
     * @throws ApiException if the service returns an error status
     * @throws DecodingException if the response contains no item id
     * @throws SyncSketchException if there is no response
     */
    default UploadedItem uploadToServer(long reviewId, Path file) {
        return uploadToServer(UploadRequest.builder(reviewId, file).build());
    }

    /**
     * Uploads a file as a new version of an item, in a single request to the service itself, which is the only upload method
     * that supports versions; see {@link #uploadToServer(UploadRequest)}. To set a name, an artist or other properties, use
     * a request with {@link UploadRequestBuilder#newVersionOf}.
     *
     * <p>Whether the service returns the old item or a new one is unknown: use the id in the response. What happens if the
     * item belongs to another review is unknown as well.
     *
     * @param reviewId the id of the review that contains the item
     * @param itemId the id of the item that gets a new version
     * @param file the file
     * @return the item in the response
     * @throws UnusableFileException if the file is missing, not a regular file, empty or unreadable, or its name cannot be
     *     decoded
     * @throws UploadException if the upload stalls, or the file changes during the upload
     * @throws ApiException if the service returns an error status
     * @throws DecodingException if the response contains no item id
     * @throws SyncSketchException if there is no response
     */
    default UploadedItem uploadVersion(long reviewId, long itemId, Path file) {
        return uploadToServer(
                UploadRequest.builder(reviewId, file).newVersionOf(itemId).build());
    }

    /**
     * Changes how many bytes per second this client sends at most when it uploads files, also for uploads in progress; see
     * {@link com.syncsketch.sdk.client.SyncSketchClientBuilder#uploadBandwidthLimit}. Clients that were derived from this one
     * share the limit.
     *
     * @param bytesPerSecond the limit, at least 1024; 0 for no limit
     * @throws IllegalArgumentException if it is less than 1024 and not 0
     */
    void limitBandwidth(long bytesPerSecond);

    /**
     * Makes the service download a file from a URL.
     *
     * @param request the URL and the settings
     * @return the new item
     * @throws MetadataUpdateException if the service accepted the URL, but metadata that the form cannot contain could not
     *     be set
     * @throws ApiException if the service returns an error status
     * @throws DecodingException if the response contains no item id
     * @throws SyncSketchException if there is no response
     */
    UploadedItem uploadFromUrl(UrlUploadRequest request);

    /**
     * Makes the service download a file from a URL.
     *
     * @param reviewId the review to which the item is added
     * @param url the http or https URL of the file; the service must be able to reach it
     * @return the new item
     * @throws IllegalArgumentException if it is not an http or https URL
     * @throws ApiException if the service returns an error status
     * @throws DecodingException if the response contains no item id
     * @throws SyncSketchException if there is no response
     */
    default UploadedItem uploadFromUrl(long reviewId, URI url) {
        return uploadFromUrl(UrlUploadRequest.builder(reviewId, url).build());
    }

    /**
     * Uploads a file of at most 5 GiB (5,368,709,120 bytes) in a single request directly to the object storage: requests a
     * signed form from the service, and posts its fields and the file to the storage. The file is read while it is sent, so
     * memory use does not depend on its size. The service converts the item afterwards: poll it until its status is
     * {@code done}.
     *
     * <p>The form contains the name, the media type, the length, {@code noConvert} and {@code itemUuid} of the request;
     * other metadata is set by an update of the item afterwards. The item is named after the file unless a name is set. Requests to the storage contain no credentials,
     * and redirects of the storage are not followed. There is no timeout for the upload as a whole, only one for a transfer
     * that makes no progress. The request to the storage is retried only if the connection could not be established. Once
     * the form is signed, the service has created an item, which remains without a media file if the upload fails.
     *
     * @param request the file and the settings
     * @return the id and the UUID of the new item; the UUID is null if the form contains none
     * @throws IllegalArgumentException if the request has {@link UploadRequestBuilder#newVersionOf} or a setting of uploads
     *     in parts, which this upload method does not support
     * @throws UnusableFileException if the file is missing, not a regular file, empty or unreadable, or its name cannot be
     *     decoded
     * @throws FileTooLargeException if the file is larger than 5 GiB; nothing is sent then
     * @throws StorageException if the storage rejects the upload
     * @throws UnfinishedUploadException if the file does not reach the storage for another reason; like the exception above,
     *     it contains the id of the item
     * @throws FileChangedException if the file changed during the upload, which was detected only at the end
     * @throws MetadataUpdateException if the upload completed, but the metadata of the item could not be set
     * @throws ApiException if the service does not sign the form
     * @throws DecodingException if the service returns an invalid form
     * @throws SyncSketchException if there is no response
     */
    UploadedItem uploadSigned(UploadRequest request);

    /**
     * Uploads a file of at most 5 GiB in a single request directly to the object storage, under its own name; see
     * {@link #uploadSigned(UploadRequest)}.
     *
     * @param reviewId the review to which the item is added
     * @param file the file
     * @return the id and the UUID of the new item; the UUID is null if the form contains none
     * @throws UnusableFileException if the file is missing, not a regular file, empty or unreadable, or its name cannot be
     *     decoded
     * @throws FileTooLargeException if the file is larger than 5 GiB; nothing is sent then
     * @throws StorageException if the storage rejects the upload
     * @throws UnfinishedUploadException if the file does not reach the storage for another reason
     * @throws FileChangedException if the file changed during the upload, which was detected only at the end
     * @throws ApiException if the service does not sign the form
     * @throws DecodingException if the service returns an invalid form
     * @throws SyncSketchException if there is no response
     */
    default UploadedItem uploadSigned(long reviewId, Path file) {
        return uploadSigned(UploadRequest.builder(reviewId, file).build());
    }
}
