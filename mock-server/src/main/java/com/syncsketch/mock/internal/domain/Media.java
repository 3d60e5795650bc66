package com.syncsketch.mock.internal.domain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Store;
import com.syncsketch.mock.internal.storage.Storage;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

/**
 * The media of items: where they are, and how far their processing is. An item is {@code processing} from its first call
 * on; once its bytes are there a number of reads passes, and then it is {@code done} and has addresses. The words and the
 * counting are this server's own choice. Guarded by the lock of the world.
 */
final class Media {

    /** The only state of which clients know. */
    static final String DONE = "done";

    /** The one other word of this server; no source tells those of the service. */
    static final String PROCESSING = "processing";

    /** A PNG of one grey pixel. */
    private static final byte[] THUMBNAIL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");

    private final Store world;
    private final Storage storage;
    private final Events events;
    private final int processingReads;
    private final Map<Long, Medium> media = new HashMap<>();
    private LongConsumer beforeRead = itemId -> {};

    /** The medium of an item. The address depends on the host by which a client reaches this server. */
    private static final class Medium {

        private final UnaryOperator<String> address;
        private int readsLeft;

        Medium(UnaryOperator<String> address, int readsLeft) {
            this.address = address;
            this.readsLeft = readsLeft;
        }
    }

    Media(Store world, Storage storage, Events events, int processingReads) {
        this.world = world;
        this.storage = storage;
        this.events = events;
        this.processingReads = processingReads;
    }

    /** Has something done before an item is read: look whether its bytes have come without being seen. */
    void beforeRead(LongConsumer look) {
        beforeRead = look;
    }

    /** Says that an item waits for its bytes. */
    void expect(Item item) {
        media.remove(item.id());
        item.members().put("status", PROCESSING).putNull("url").putNull("thumbnail_url");
    }

    /**
     * Says that the bytes of an item are in a storage, which signs their address for a host. Takes the lock of the world.
     */
    void arrived(long itemId, long size, UnaryOperator<String> address) {
        world.locked(() -> {
            world.items().find(itemId).ifPresent(item -> {
                item.members().put("size", size);
                begin(item, new Medium(address, processingReads));
            });
            return null;
        });
    }

    /** Says that the bytes of an item are at another server, from where this one does not fetch them. */
    void isElsewhere(Item item, String address) {
        begin(item, new Medium(host -> address, processingReads));
    }

    private void begin(Item item, Medium medium) {
        expect(item);
        media.put(item.id(), medium);
        events.itemUploaded(item);
        if (medium.readsLeft == 0) {
            finish(item);
        }
        events.itemUploaded(item);
    }

    private void finish(Item item) {
        item.members().put("status", DONE);
        storage.put(thumbnail(item), "image/png", THUMBNAIL);
    }

    /** Counts a read of an item. To be called before the item is shown, or selected by its status. */
    void read(Item item) {
        beforeRead.accept(item.id());
        Medium medium = media.get(item.id());
        if (medium != null && item.text("status").equals(PROCESSING) && medium.readsLeft-- == 0) {
            finish(item);
        }
    }

    /** Adds the addresses to the view of an item that has been processed; they are signed anew each time. */
    void show(Item item, ObjectNode view, String host) {
        Medium medium = media.get(item.id());
        if (medium != null && item.text("status").equals(DONE)) {
            view.put("url", medium.address.apply(host));
            view.put("thumbnail_url", storage.signedUrl(thumbnail(item), host));
        }
    }

    private static String thumbnail(Item item) {
        return "items/" + item.id() + "/thumb.png";
    }
}
