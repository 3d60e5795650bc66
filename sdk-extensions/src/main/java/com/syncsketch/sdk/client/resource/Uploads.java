package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.FileChangedException;
import com.syncsketch.sdk.client.error.FileTooLargeException;
import com.syncsketch.sdk.client.error.ItemFetchException;
import com.syncsketch.sdk.client.error.ResumeFileException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.error.UploadException;
import com.syncsketch.sdk.client.upload.UploadAllRequest;
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
 * Uploads of media to reviews. Safe for use by several threads.
 *
 * <p>The single calls that sign, start and complete uploads are those of {@link com.syncsketch.sdk.api.UploadsStepsApi};
 * {@link SyncSketchClient#api} gives them.
 */
public interface Uploads {

    /**
     * Uploads a file of any size in parts, several at a time, straight to the object storage, and reads the new item.
     * The parts are read from the file as they are sent, so memory grows neither with the file nor with its parts. The item
     * is converted afterwards, so read it until its status is {@code done}.
     *
     * <p>Each part is signed just before it is sent. It is sent again, signed anew, as the retry policy says: where no
     * connection came about or it broke or stalled, after 408, 429 and 5xx, after a signature that has expired, and where
     * the checksum of what arrived is another one. There is no limit to the time that the upload takes, but one to the
     * time in which a part does not move. What the storage gets has no credentials, and its redirects are not followed.
     *
     * <p>The storage takes parts in any order and puts them together in the end. Where the answer to that is lost or is
     * an error that may pass, the item is read before the call is repeated; nothing is told to be complete that is not.
     *
     * <p>Where the upload fails for good, the other parts are stopped and the storage is told to drop those that it has. If
     * that fails, too, it is a suppressed exception. The item that the service has made stays, without a medium. With a
     * {@linkplain UploadRequestBuilder#journal journal} nothing is dropped, and the same call goes on, for the same item.
     *
     * <p>Evidence: {@code upload_file} of the official Python client.
     *
     * @param request the file and how to treat it
     * @return the new item as it is right after the upload
     * @throws IllegalArgumentException if the request has an artist, a description, a kind or a parent item, which this
     *     way cannot carry
     * @throws UnusableFileException if the file is missing, no regular file, empty or unreadable
     * @throws FileTooLargeException if 10,000 parts of 5 GiB are not enough
     * @throws StorageException if the storage refuses a part for good
     * @throws UnfinishedUploadException if the upload fails for another reason once the service has made an item; like
     *     the one before, it names the item that is left
     * @throws ItemFetchException if the upload is complete, but the item cannot be read; with a journal, the same call
     *     reads it
     * @throws ResumeRefusedException if there is a journal, but the upload cannot go on from it
     * @throws ResumeFileException if the journal cannot be written
     * @throws ApiException if the service refuses to make an item
     * @throws DecodingException if its answer names no item
     * @throws SyncSketchException if there is no answer
     */
    Item upload(UploadRequest request);

    /**
     * Uploads a file of any size in parts, under its own name; see {@link #upload(UploadRequest)}.
     *
     * @param reviewId the review that gets the item
     * @param file the file
     * @return the new item as it is right after the upload
     * @throws UnusableFileException if the file is missing, no regular file, empty or unreadable
     * @throws StorageException if the storage refuses a part for good
     * @throws UnfinishedUploadException if the upload fails for another reason once the service has made an item
     * @throws ItemFetchException if the upload is complete, but the item cannot be read
     * @throws ApiException if the service refuses to make an item
     * @throws SyncSketchException if there is no answer
     */
    default Item upload(long reviewId, Path file) {
        return upload(UploadRequest.builder(reviewId, file).build());
    }

    /**
     * Begins an upload in parts and returns; see {@link #upload(UploadRequest)}, whose exceptions come through the handle,
     * but for those about the request and the file.
     *
     * @param request the file and how to treat it
     * @return the upload under way, to wait for, pause and cancel
     * @throws IllegalArgumentException if the request has an artist, a description, a kind or a parent item, which this
     *     way cannot carry
     * @throws UnusableFileException if the file is missing, no regular file, empty or unreadable
     * @throws FileTooLargeException if 10,000 parts of 5 GiB are not enough
     */
    UploadHandle begin(UploadRequest request);

    /**
     * Gives an upload up that has a journal: has the storage drop its parts, and then deletes the journal. The item that
     * the service has made stays, without a medium. A journal of an upload that is complete is just deleted.
     *
     * @param journal the journal
     * @return true if there was one; false if there is none, which leaves nothing to be done
     * @throws ResumeRefusedException if it is in use, cannot be read, or is of an upload to another service
     * @throws ResumeFileException if it cannot be locked
     * @throws ApiException if the service refuses to drop the parts; the journal stays then
     * @throws SyncSketchException if there is no answer; the journal stays then
     */
    boolean discard(Path journal);

    /**
     * Uploads many files in parts, a few of them at a time, and tells what came of each; see
     * {@link #upload(UploadRequest)}, which is what is done with each file, and whose exceptions are the failures in the
     * result. A file that fails does not stop the others, unless that is asked for. Nothing but its path is kept of a file
     * before its turn comes, so there may be as many as you like.
     *
     * <p>No further file is begun where the service refuses the credentials (401), or refuses to make an item because of the
     * permission (403) or the review (404): all others would be refused, too. Files that are on their way go on to their
     * end, and the rest counts as not begun.
     *
     * <p>Where the calling thread is interrupted, the files that are on their way are stopped, as a single upload is, and no
     * further one is begun. The call waits for that, sets the interrupt flag again and returns what came of each file:
     * those that had arrived are not lost.
     *
     * <p>With a {@linkplain UploadAllRequest.Builder#journalFolder journal folder} the same call goes on after a failure, an
     * interrupt or a kill, with the files and the parts that are missing.
     *
     * @param request the files and how to treat them
     * @return what came of each file; without outcomes if there are no files
     * @throws UnusableFileException if the folder is missing, is no folder or cannot be looked at; nothing is sent then
     */
    UploadAllResult uploadAll(UploadAllRequest request);

    /**
     * Uploads the files of a folder in parts, a few of them at a time, each under its own name; see
     * {@link #uploadAll(UploadAllRequest)}. Hidden files and the folders in it are left out.
     *
     * @param reviewId the review that gets the items
     * @param folder the folder
     * @return what came of each file, in the order of their names; without outcomes if there are no files
     * @throws UnusableFileException if the folder is missing, is no folder or cannot be looked at; nothing is sent then
     */
    default UploadAllResult uploadAll(long reviewId, Path folder) {
        return uploadAll(UploadAllRequest.ofFolder(reviewId, folder).build());
    }

    /**
     * Uploads a file through the service itself. The file is read as it is sent, so memory does not grow with it. The
     * call returns when the service has the file; the item is then converted, so read it until its status is
     * {@code done}.
     *
     * <p>There is no limit to the time that the upload takes, but one to the time in which it does not move; see
     * {@link UploadRequestBuilder#stallTimeout}. The call is repeated only where no connection came
     * about, so that nothing was sent.
     *
     * @param request the file and how to treat it
     * @return the new item
     * @throws IllegalArgumentException if the request has an {@code itemUuid}, which this way cannot carry
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
     * Uploads a file as a new version of an item, through the service itself, which is the only way that can; see
     * {@link #uploadToServer(UploadRequest)}. With a name, an artist or other settings of its own it is a request with
     * {@link UploadRequestBuilder#itemParentId}.
     *
     * <p>Whether the service then answers with the old item or a new one is not known: go on with the id of the answer.
     * Nor is it known what becomes of an item of another review.
     *
     * <p>Evidence: {@code add_media} of the official Python client with {@code itemParentId}.
     *
     * @param reviewId the review that has the item
     * @param itemId the item that gets a new version
     * @param file the file
     * @return the item that the service names in its answer
     * @throws UnusableFileException if the file is missing, no regular file, empty or unreadable
     * @throws UploadException if the upload stalls, or the file changes while it is sent
     * @throws ApiException if the service refuses
     * @throws DecodingException if the answer holds no item with an id
     * @throws SyncSketchException if there is no answer
     */
    default UploadedItem uploadVersion(long reviewId, long itemId, Path file) {
        return uploadToServer(
                UploadRequest.builder(reviewId, file).itemParentId(itemId).build());
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

    /**
     * Uploads a file of at most 5 GiB (5,368,709,120 bytes) past the service, straight to its object storage: asks the
     * service for a signed form, and posts all of its fields and then the file to the storage. The file is read as it is
     * sent, so memory does not grow with it. The item is converted afterwards, so read it until its status is
     * {@code done}.
     *
     * <p>The form carries the name, the media type, the length, {@code noConvert} and {@code itemUuid} of the request,
     * and nothing else. The storage gets no credentials, and its redirects are not followed. There is no limit to the
     * time that the upload takes, but one to the time in which it does not move. The post to the storage is repeated only where
     * no connection came about, and no other way is tried: once the form is signed the service has an item, which stays without its medium if the upload
     * fails.
     *
     * <p>Evidence: {@code add_media_v2} of the official Python client, which leaves the item without a name unless told
     * to, and sends files of more than 5 MB another way. This names it after the file, and keeps to Amazon's limit.
     *
     * @param request the file and how to treat it
     * @return the id and the uuid of the new item; the uuid is null if the form names none
     * @throws IllegalArgumentException if the request has an artist, a description, a kind or a parent item, which this
     *     way cannot carry
     * @throws UnusableFileException if the file is missing, no regular file, empty or unreadable
     * @throws FileTooLargeException if the file has more than 5 GiB; nothing is sent then
     * @throws StorageException if the storage refuses
     * @throws UnfinishedUploadException if the file does not reach the storage for another reason; like the one before, it
     *     names the item that is left
     * @throws FileChangedException if the file changed while it was sent, which was noticed only at the end
     * @throws ApiException if the service refuses to sign
     * @throws DecodingException if the service answers with a form that is of no use
     * @throws SyncSketchException if there is no answer
     */
    UploadedItem uploadSigned(UploadRequest request);

    /**
     * Uploads a file of at most 5 GiB straight to the object storage of the service, under its own name; see
     * {@link #uploadSigned(UploadRequest)}.
     *
     * @param reviewId the review that gets the item
     * @param file the file
     * @return the id and the uuid of the new item; the uuid is null if the form names none
     * @throws UnusableFileException if the file is missing, no regular file, empty or unreadable
     * @throws FileTooLargeException if the file has more than 5 GiB; nothing is sent then
     * @throws StorageException if the storage refuses
     * @throws UnfinishedUploadException if the file does not reach the storage for another reason
     * @throws FileChangedException if the file changed while it was sent, which was noticed only at the end
     * @throws ApiException if the service refuses to sign
     * @throws DecodingException if the service answers with a form that is of no use
     * @throws SyncSketchException if there is no answer
     */
    default UploadedItem uploadSigned(long reviewId, Path file) {
        return uploadSigned(UploadRequest.builder(reviewId, file).build());
    }
}
