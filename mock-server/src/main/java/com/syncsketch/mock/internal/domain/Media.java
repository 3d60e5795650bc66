package com.syncsketch.mock.internal.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.http.Origin;
import com.syncsketch.mock.internal.render.SketchRenderer;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Store;
import com.syncsketch.mock.internal.storage.Storage;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

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

    /** The media file of an item. */
    private static final class MediaFile {

        private final Source source;
        private final boolean uploaded;
        private int readsLeft;

        MediaFile(Source source, boolean uploaded, int readsLeft) {
            this.source = source;
            this.uploaded = uploaded;
            this.readsLeft = readsLeft;
        }
    }

    /** Where the media file of an item is. Its URL may depend on the host under which a client reaches this server. */
    private sealed interface Source {}

    /** An object in the storage of this server. */
    private record Stored(String key) implements Source {}

    /** A file on another server. */
    private record External(Supplier<String> url) implements Source {}

    /**
     * A file that this server provides for an item that was created without an upload.
     *
     * @param url whether the item has no URL of its own
     * @param thumbnail whether the item has no URL of its own for the thumbnail
     */
    private record Placeholder(boolean url, boolean thumbnail) implements Source {}

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
     * Sets the file of an item in the storage of this server. Locks the store.
     *
     * @param itemId the item; an unknown one is ignored
     * @param size the size of the file in bytes
     * @param key the key of the object
     */
    public void setStored(long itemId, long size, String key) {
        setUploaded(itemId, size, new Stored(key));
    }

    /**
     * Sets the file of an item in another storage. Locks the store.
     *
     * @param itemId the item; an unknown one is ignored
     * @param size the size of the file in bytes
     * @param url signs a URL of the file
     */
    public void setStored(long itemId, long size, Supplier<String> url) {
        setUploaded(itemId, size, new External(url));
    }

    private void setUploaded(long itemId, long size, Source source) {
        store.locked(() -> {
            store.items().find(itemId).ifPresent(item -> {
                item.fields().put("size", size);
                startProcessing(item, source);
            });
            return null;
        });
    }

    /** Sets the URL of a file on another server. The mock server does not download it. */
    public void setExternal(Item item, String url) {
        startProcessing(item, new External(() -> url));
    }

    /**
     * Stores a file for an item that was created without an upload, so that its URLs can be downloaded. Keeps the URLs that
     * the item has, and its status.
     */
    public void setPlaceholder(Item item) {
        Placeholder placeholder =
                new Placeholder(!item.fields().hasNonNull(URL), !item.fields().hasNonNull(THUMBNAIL_URL));
        media.put(item.id(), new MediaFile(placeholder, false, 0));
    }

    private void startProcessing(Item item, Source source) {
        expect(item);
        MediaFile file = new MediaFile(source, true, processingReads);
        media.put(item.id(), file);
        if (file.readsLeft == 0) {
            finish(item);
        }
        events.itemUploaded(item);
    }

    /** Returns the media files as JSON, for {@link #restore}. */
    public ArrayNode save() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        media.forEach((itemId, file) -> {
            ObjectNode saved = all.addObject().put("item", itemId).put("reads_left", file.readsLeft);
            if (file.source instanceof Stored stored) {
                saved.put("key", stored.key());
            } else if (file.source instanceof External external) {
                saved.put("url", external.url().get());
            }
        });
        return all;
    }

    /** Restores the media files of items that have been restored. */
    public void restore(JsonNode saved) {
        for (JsonNode each : saved) {
            Item item = store.items()
                    .find(each.path("item").longValue())
                    .orElseThrow(() -> new IllegalArgumentException("media: there is no item " + each.path("item")));
            if (!each.has("key") && !each.has("url")) {
                setPlaceholder(item);
                continue;
            }
            String url = each.path("url").asText();
            Source source = each.has("key") ? new Stored(each.path("key").asText()) : new External(() -> url);
            media.put(
                    item.id(),
                    new MediaFile(source, true, each.path("reads_left").intValue()));
        }
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
    public void addUrls(Item item, ObjectNode view, Origin api) {
        MediaFile file = media.get(item.id());
        if (file != null && item.text("status").equals(DONE)) {
            if (file.source instanceof Stored stored) {
                view.put(URL, storage.signedUrl(stored.key(), api)).put(THUMBNAIL_URL, thumbnail(item, api));
            } else if (file.source instanceof External external) {
                view.put(URL, external.url().get()).put(THUMBNAIL_URL, thumbnail(item, api));
            } else if (file.source instanceof Placeholder placeholder) {
                if (placeholder.url()) {
                    view.put(URL, placeholder(item, api));
                }
                if (placeholder.thumbnail()) {
                    view.put(THUMBNAIL_URL, thumbnail(item, api));
                }
            }
        }
    }

    private String thumbnail(Item item, Origin api) {
        return stored("thumbnails/" + item.id() + "/thumb.png", "image/png", () -> THUMBNAIL, api);
    }

    private String placeholder(Item item, Origin api) {
        String key = "items/" + item.id() + "/" + Storage.segment(item.text("name"));
        return item.text("type").startsWith("video")
                ? stored(key, "video/mp4", SketchRenderer::video, api)
                : stored(key, "image/png", () -> THUMBNAIL, api);
    }

    /** Stores a file when its URL is first shown, because most items of a large seed are never read. */
    private String stored(String key, String mediaType, Supplier<byte[]> content, Origin api) {
        if (keys.add(key)) {
            storage.put(key, mediaType, content.get());
        }
        return storage.signedUrl(key, api);
    }
}
