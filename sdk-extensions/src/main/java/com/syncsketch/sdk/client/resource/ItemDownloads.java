package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.client.download.DownloadOptions;
import com.syncsketch.sdk.client.download.IfExists;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.DownloadException;
import com.syncsketch.sdk.client.error.MediaNotAvailableException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import java.nio.file.Path;

/**
 * Downloads of the media files of items. Part of {@link Items}.
 *
 * <p>The name of a file contains the name and the id of the item, such as {@code shot010_789.mp4} and
 * {@code shot010_789_thumbnail.jpg}, so that items with the same name have different files. Downloads follow the rules of
 * {@link com.syncsketch.sdk.client.download.Downloads}: no credentials are sent to the storage.
 */
public interface ItemDownloads {

    /**
     * The default options: a file that exists with the same size is kept, one with another size is replaced, and a download
     * that failed is resumed by the next one.
     */
    DownloadOptions KEEP_SAME_SIZE = DownloadOptions.builder()
            .ifExists(IfExists.REPLACE_IF_SIZE_DIFFERS)
            .resume(true)
            .build();

    /**
     * Downloads a media file of an item. Reads the item first, because its URLs expire.
     *
     * @param itemId the item id
     * @param media the file of the item
     * @param folder the target folder, which is created if necessary
     * @param options the options of the download
     * @return the file
     * @throws MediaNotAvailableException if the service returns no URL for this file
     * @throws ApiException if the service returns an error status
     * @throws DownloadException if the file cannot be downloaded or written, or exists with {@link IfExists#FAIL}
     * @throws SyncSketchException if there is no valid response
     */
    Path download(long itemId, ItemMedia media, Path folder, DownloadOptions options);

    /**
     * Downloads a media file of an item with the default options: a file of the same size is kept, and a download that failed
     * is resumed.
     *
     * @param itemId the item id
     * @param media the file of the item
     * @param folder the target folder, which is created if necessary
     * @return the file
     * @throws MediaNotAvailableException if the service returns no URL for this file
     * @throws ApiException if the service returns an error status
     * @throws DownloadException if the file cannot be downloaded or written
     * @throws SyncSketchException if there is no valid response
     */
    default Path download(long itemId, ItemMedia media, Path folder) {
        return download(itemId, media, folder, KEEP_SAME_SIZE);
    }
}
