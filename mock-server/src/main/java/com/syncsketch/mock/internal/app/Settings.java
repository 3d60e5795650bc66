package com.syncsketch.mock.internal.app;

import com.syncsketch.mock.internal.storage.ObjectDirectory;
import com.syncsketch.mock.internal.storage.StorageLocation;
import com.syncsketch.mock.model.ExternalStorage;
import com.syncsketch.mock.model.Seed;
import jakarta.annotation.Nullable;
import java.time.Clock;
import java.time.Duration;

/**
 * The settings of a world of a mock server.
 *
 * @param world the name of the world
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
        WorldName world,
        String user,
        String key,
        boolean strict,
        int pageSize,
        Clock clock,
        long firstId,
        long randomSeed,
        Seed seed,
        Uploads uploads) {

    /** Returns the same settings with other initial content. */
    public Settings withSeed(Seed other) {
        return new Settings(world, user, key, strict, pageSize, clock, firstId, randomSeed, other, uploads);
    }

    /**
     * The settings of uploads.
     *
     * @param external the external storage for uploads that bypass the service, or null for the storage of this server
     * @param location where the storage is
     * @param folder the folder that keeps the content of uploads, or null to discard it
     * @param life the validity of signed URLs and forms
     * @param processingReads the number of reads that still show an item as {@code processing} after its file has been stored
     */
    public record Uploads(
            @Nullable ExternalStorage external,
            StorageLocation location,
            @Nullable ObjectDirectory folder,
            Duration life,
            int processingReads) {}
}
