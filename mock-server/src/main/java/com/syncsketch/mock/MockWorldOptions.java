package com.syncsketch.mock;

import com.syncsketch.mock.internal.app.Settings;
import com.syncsketch.mock.internal.app.WorldName;
import com.syncsketch.mock.internal.http.HeaderText;
import com.syncsketch.mock.internal.json.Numbers;
import com.syncsketch.mock.internal.storage.ObjectDirectory;
import com.syncsketch.mock.model.Seed;
import jakarta.annotation.Nullable;
import java.util.Objects;

/** The options of a new {@link MockWorld}. Options that are not set have the values of the server. Not thread-safe. */
public final class MockWorldOptions {

    @Nullable
    private WorldName name;

    @Nullable
    private String user;

    @Nullable
    private String key;

    @Nullable
    private Seed seed;

    @Nullable
    private Boolean strict;

    @Nullable
    private Integer pageSize;

    @Nullable
    private Integer processingReads;

    @Nullable
    private Long firstId;

    @Nullable
    private Long randomSeed;

    MockWorldOptions() {}

    /**
     * Sets the name.
     *
     * @param name 1 to 63 lower-case letters, digits, {@code -} or {@code _}; by default {@code world-1}, {@code world-2} and so on
     * @return this
     * @throws IllegalArgumentException if the name is invalid
     */
    public MockWorldOptions name(String name) {
        this.name = new WorldName(name);
        return this;
    }

    /**
     * Sets the name of the first user, an administrator. It is unique among the worlds of a server, because it selects the world of
     * a request.
     *
     * @param name the user name, which is also the email address; by default the name of the world, a period, and the user of the
     *     server: {@code gw0.mock@example.com}
     * @return this
     * @throws IllegalArgumentException if the name is blank, contains a colon, or a character that a header cannot contain
     */
    public MockWorldOptions user(String name) {
        user = OptionChecks.user(name);
        return this;
    }

    /**
     * Sets the API key of the first user, which is also the token.
     *
     * @param secret the key; by default 40 characters that depend on the name of the world and the key of the server
     * @return this
     * @throws IllegalArgumentException if the key is blank, or contains a character that a header cannot contain
     */
    public MockWorldOptions key(String secret) {
        key = HeaderText.require("key", secret);
        return this;
    }

    /**
     * Sets the initial data, which is also restored by a reset.
     *
     * @param seed the seed. In the state of another world, the first user is renamed to the user of this one
     * @return this
     */
    public MockWorldOptions seed(Seed seed) {
        this.seed = Objects.requireNonNull(seed, "seed");
        return this;
    }

    /**
     * Sets whether requests must follow the contract to the letter.
     *
     * @param strict whether they must
     * @return this
     */
    public MockWorldOptions strict(boolean strict) {
        this.strict = strict;
        return this;
    }

    /**
     * Sets the page size for requests without a {@code limit}.
     *
     * @param size the number of objects
     * @return this
     * @throws IllegalArgumentException if the size is less than 1
     */
    public MockWorldOptions pageSize(int size) {
        pageSize = OptionChecks.atLeastOne("page size", size);
        return this;
    }

    /**
     * Sets the number of reads that show an item as {@code processing} after its upload finished.
     *
     * @param reads the number of reads
     * @return this
     * @throws IllegalArgumentException if the number is negative
     */
    public MockWorldOptions processingReads(int reads) {
        processingReads = OptionChecks.notNegative("number of reads", reads);
        return this;
    }

    /**
     * Sets the first id to assign.
     *
     * @param id the id
     * @return this
     * @throws IllegalArgumentException if the id is less than 1 or greater than 2<sup>53</sup> - 1
     */
    public MockWorldOptions firstId(long id) {
        firstId = OptionChecks.range("first id", id, 1, Numbers.MAX_SAFE_INTEGER);
        return this;
    }

    /**
     * Sets the random seed of UUIDs.
     *
     * @param number the random seed
     * @return this
     */
    public MockWorldOptions randomSeed(long number) {
        randomSeed = number;
        return this;
    }

    @Nullable
    WorldName name() {
        return name;
    }

    @Nullable
    Seed seed() {
        return seed;
    }

    Settings settings(WorldName world, Settings server, MockClock clock) {
        Settings.Uploads uploads = server.uploads();
        ObjectDirectory folder = uploads.folder();
        return new Settings(
                world,
                orElse(user, world + "." + server.user()),
                orElse(key, world.newKey(server.key())),
                orElse(strict, server.strict()),
                orElse(pageSize, server.pageSize()),
                clock,
                orElse(firstId, server.firstId()),
                orElse(randomSeed, server.randomSeed()),
                orElse(seed, server.seed()),
                new Settings.Uploads(
                        uploads.external(),
                        uploads.location(),
                        folder == null ? null : folder.ofWorld(world.text()),
                        uploads.life(),
                        orElse(processingReads, uploads.processingReads())));
    }

    private static <T> T orElse(@Nullable T value, T other) {
        return value == null ? other : value;
    }
}
