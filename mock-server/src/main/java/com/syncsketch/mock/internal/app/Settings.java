package com.syncsketch.mock.internal.app;

import com.syncsketch.mock.internal.storage.ObjectDirectory;
import com.syncsketch.mock.model.ExternalStorage;
import com.syncsketch.mock.model.Seed;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/**
 * The settings of a mock server.
 *
 * @param user the username of the first user
 * @param key the API key of the first user
 * @param strict whether requests must follow the contract to the letter
 * @param pageSize the default page size
 * @param clock the clock for timestamps and expiry
 * @param firstId the first id to assign
 * @param randomSeed the seed of the random numbers for uuids
 * @param seed the initial content
 * @param uploads the settings of uploads
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
     * The settings of uploads.
     *
     * @param external the external storage for uploads that bypass the service, or null for the storage of this server
     * @param url the public URL of the storage, or null to use the host under which clients reach the service
     * @param folder the folder that keeps the content of uploads, or null to discard it
     * @param life the validity of signed URLs and forms
     * @param processingReads the number of reads that still show an item as {@code processing} after its file has been stored
     */
    public record Uploads(
            @Nullable ExternalStorage external,
            @Nullable URI url,
            @Nullable ObjectDirectory folder,
            Duration life,
            int processingReads) {

        /** Discards content, signs for an hour, and completes processing at once. */
        public static final Uploads DEFAULT = new Uploads(null, null, null, Duration.ofHours(1), 0);
    }
}
