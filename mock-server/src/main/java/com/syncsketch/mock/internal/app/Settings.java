package com.syncsketch.mock.internal.app;

import com.syncsketch.mock.model.ExternalStorage;
import com.syncsketch.mock.model.Seed;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * How a mock server behaves.
 *
 * @param user the name of the first user
 * @param key the key of the first user
 * @param strict whether what the service ignores is refused: unknown parameters, bodies where none belongs
 * @param pageSize the size of a page where a call names none
 * @param clock tells the time of changes and of expiry
 * @param firstId the first id that is drawn
 * @param randomSeed what uuids are drawn from
 * @param seed what there is from the beginning
 * @param uploads how it deals with uploads
 */
public record Settings(
        String user,
        String key,
        boolean strict,
        int pageSize,
        Clock clock,
        long firstId,
        long randomSeed,
        Seed seed,
        Uploads uploads) {

    /**
     * How a mock server deals with uploads.
     *
     * @param external where files go that do not pass through the service, or null if to the storage of this server
     * @param url where clients find the storage, or null if under the host by which they reach the service
     * @param folder where the bytes of uploads are kept, or null if they are not
     * @param life how long signed addresses and forms are good for
     * @param processingReads how many reads of an item still show it as {@code processing} after its bytes have come
     */
    public record Uploads(
            @Nullable ExternalStorage external,
            @Nullable URI url,
            @Nullable Path folder,
            Duration life,
            int processingReads) {

        /** Keeps no bytes, signs for an hour and processes at once. */
        public static final Uploads DEFAULT = new Uploads(null, null, null, Duration.ofHours(1), 0);
    }
}
