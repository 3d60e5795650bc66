package com.syncsketch.sdk.client.internal.resource;

import com.syncsketch.sdk.api.ItemsApi;
import com.syncsketch.sdk.client.download.DownloadOptions;
import com.syncsketch.sdk.client.download.Downloads;
import com.syncsketch.sdk.client.error.DownloadException;
import com.syncsketch.sdk.client.error.MediaNotAvailableException;
import com.syncsketch.sdk.client.internal.download.DefaultDownloads;
import com.syncsketch.sdk.client.internal.util.OptionalField;
import com.syncsketch.sdk.client.resource.ItemDownloads;
import com.syncsketch.sdk.client.resource.ItemMedia;
import com.syncsketch.sdk.client.upload.MediaTypes;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.ProcessingStatus;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/** Downloads the files of items. Thread-safe. */
public final class DefaultItemDownloads implements ItemDownloads {

    private final ItemsApi items;
    private final Downloads downloads;

    /**
     * Creates the operations.
     *
     * @param items reads the items
     * @param downloads downloads the files
     */
    public DefaultItemDownloads(ItemsApi items, Downloads downloads) {
        this.items = items;
        this.downloads = downloads;
    }

    @Override
    public Path download(long itemId, ItemMedia media, Path folder, DownloadOptions options) {
        Objects.requireNonNull(media, "media");
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(options, "options");
        Item item = items.get(itemId);
        String url = url(item, media);
        if (url == null || url.isBlank()) {
            throw new MediaNotAvailableException(unavailable(item, media), itemId);
        }
        try {
            String name = base(OptionalField.orNull(item::getName)) + "_" + itemId
                    + switch (media) {
                        case ORIGINAL -> "_original";
                        case PROXY -> "";
                        case THUMBNAIL -> "_thumbnail";
                    }
                    + DefaultDownloads.extension(url, "");
            return downloads.downloadInto(url, folder, name, options);
        } catch (IllegalArgumentException e) {
            // All arguments are valid here, so this is about a URL of the service.
            throw new DownloadException("Item " + itemId + " cannot be downloaded: " + e.getMessage(), folder, e);
        }
    }

    @Nullable
    private static String url(Item item, ItemMedia media) {
        return switch (media) {
            case ORIGINAL -> item.getExternalUrl();
            case PROXY -> item.getUrl();
            case THUMBNAIL -> item.getThumbnailUrl();
        };
    }

    private static String unavailable(Item item, ItemMedia media) {
        String what = "The service returns no URL for the " + media.name().toLowerCase(Locale.ROOT) + " of item "
                + item.getId();
        if (media == ItemMedia.ORIGINAL) {
            return what + ": it does so only for media that is hosted elsewhere; download the proxy instead";
        }
        ProcessingStatus status = item.getProcessingStatus();
        return ProcessingStatus.DONE.equals(status)
                ? what + ", although the item is processed"
                : what + "; its processing status is " + status + ", so wait with awaitProcessed(...)";
    }

    /** Returns the name of an item without the extension of a media file, which may differ from that of the download. */
    private static String base(@Nullable String name) {
        String text = name == null || name.isBlank() ? "item" : name.strip();
        return MediaTypes.of(text).equals(MediaTypes.UNKNOWN) ? text : text.substring(0, text.lastIndexOf('.'));
    }
}
