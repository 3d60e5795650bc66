package com.syncsketch.mock.internal.domain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.render.SketchRenderer;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Store;
import com.syncsketch.mock.internal.storage.Storage;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The media files of items: their URLs and the state of their processing. An item is {@code processing} from its creation until its
 * file has been stored and the item has been read a configured number of times. Then it is {@code done} and has URLs. The words and
 * the counting are choices of the mock server. Guarded by the lock of the store.
 */
public final class Media {

    /** The only status that clients know. */
    private static final String DONE = "done";

    /** The only other status of the mock server; those of the service are unknown. */
    public static final String PROCESSING = "processing";

    private static final String URL = "url";
    private static final String THUMBNAIL_URL = "thumbnail_url";

    /** A PNG of one grey pixel. */
    private static final byte[] THUMBNAIL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");

    private final Store store;
    private final Storage storage;
    private final Events events;
    private final int processingReads;
    private final Map<Long, MediaFile> media = new HashMap<>();
    private final Set<String> keys = new HashSet<>();
    private LongConsumer beforeRead = itemId -> {};

    /** The media file of an item. Its URL depends on the host under which a client reaches this server. */
    private static final class MediaFile {

        /** The URLs by the name of their field. */
        private final Map<String, UnaryOperator<String>> urls = new LinkedHashMap<>();

        private final boolean uploaded;
        private int readsLeft;

        MediaFile(boolean uploaded, int readsLeft) {
            this.uploaded = uploaded;
            this.readsLeft = readsLeft;
        }
    }

    public Media(Store store, Storage storage, Events events, int processingReads) {
        this.store = store;
        this.storage = storage;
        this.events = events;
        this.processingReads = processingReads;
    }

    /** Sets an action that runs before an item is read, to check whether its file has been stored elsewhere. */
    public void beforeRead(LongConsumer check) {
        beforeRead = check;
    }

    /** Marks an item as waiting for its file. */
    public void expect(Item item) {
        media.remove(item.id());
        item.fields().put("status", PROCESSING).putNull(URL).putNull(THUMBNAIL_URL);
    }

    /**
     * Sets the stored file of an item. Locks the store.
     *
     * @param itemId the item; an unknown one is ignored
     * @param size the size of the file in bytes
     * @param url returns a signed URL of the file for a host
     */
    public void setStored(long itemId, long size, UnaryOperator<String> url) {
        store.locked(() -> {
            store.items().find(itemId).ifPresent(item -> {
                item.fields().put("size", size);
                startProcessing(item, url);
            });
            return null;
        });
    }

    /** Sets the URL of a file on another server. The mock server does not download it. */
    public void setExternal(Item item, String url) {
        startProcessing(item, host -> url);
    }

    /**
     * Stores a file for an item that was created without an upload, so that its URLs can be downloaded. Keeps the URLs that
     * the item has, and its status.
     */
    public void setPlaceholder(Item item) {
        MediaFile file = new MediaFile(false, 0);
        if (!item.fields().hasNonNull(URL)) {
            file.urls.put(URL, host -> placeholder(item, host));
        }
        if (!item.fields().hasNonNull(THUMBNAIL_URL)) {
            file.urls.put(THUMBNAIL_URL, host -> thumbnail(item, host));
        }
        media.put(item.id(), file);
    }

    private void startProcessing(Item item, UnaryOperator<String> url) {
        expect(item);
        MediaFile file = new MediaFile(true, processingReads);
        file.urls.put(URL, url);
        file.urls.put(THUMBNAIL_URL, host -> thumbnail(item, host));
        media.put(item.id(), file);
        if (file.readsLeft == 0) {
            finish(item);
        }
        events.itemUploaded(item);
    }

    private static void finish(Item item) {
        item.fields().put("status", DONE);
    }

    /** Counts a read of an item. Must be called before the item is serialized or filtered. */
    public void read(Item item) {
        beforeRead.accept(item.id());
        MediaFile file = media.get(item.id());
        if (file != null && file.uploaded && item.text("status").equals(PROCESSING) && file.readsLeft-- == 0) {
            finish(item);
        }
    }

    /** Adds freshly signed URLs to the JSON of an item that has been processed. */
    public void addUrls(Item item, ObjectNode view, String host) {
        MediaFile file = media.get(item.id());
        if (file != null && item.text("status").equals(DONE)) {
            file.urls.forEach((field, url) -> view.put(field, url.apply(host)));
        }
    }

    private String thumbnail(Item item, String host) {
        return stored("thumbnails/" + item.id() + "/thumb.png", "image/png", () -> THUMBNAIL, host);
    }

    private String placeholder(Item item, String host) {
        String key = "items/" + item.id() + "/" + Storage.segment(item.text("name"));
        return item.text("type").startsWith("video")
                ? stored(key, "video/mp4", SketchRenderer::video, host)
                : stored(key, "image/png", () -> THUMBNAIL, host);
    }

    /** Stores a file when its URL is first shown, because most items of a large seed are never read. */
    private String stored(String key, String mediaType, Supplier<byte[]> content, String host) {
        if (keys.add(key)) {
            storage.put(key, mediaType, content.get());
        }
        return storage.signedUrl(key, host);
    }
}
