package com.syncsketch.mock;

import com.syncsketch.mock.internal.admin.AdminGuard;
import com.syncsketch.mock.internal.app.Settings;
import com.syncsketch.mock.internal.app.StateFile;
import com.syncsketch.mock.internal.app.WorldName;
import com.syncsketch.mock.internal.http.HeaderText;
import com.syncsketch.mock.internal.json.Numbers;
import com.syncsketch.mock.internal.storage.ObjectDirectory;
import com.syncsketch.mock.internal.storage.StorageLocation;
import com.syncsketch.mock.model.ExternalStorage;
import com.syncsketch.mock.model.Seed;
import com.syncsketch.mock.model.SeedException;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Configures a {@link MockSyncSketch}, which reads the fields that are not private. Not thread-safe. */
public final class MockSyncSketchBuilder {

    String host = "127.0.0.1";
    int port;
    private String user = "mock@example.com";
    private String key = "0123456789abcdef0123456789abcdef01234567";
    private boolean strict;
    private int pageSize = 100;
    private Clock clock = Clock.systemUTC();
    private long firstId = 1001;
    private long randomSeed;
    private Seed seed = Seed.empty();
    int storagePort;
    private Duration signedUrlLifetime = Duration.ofHours(1);
    private int processingReads;
    private boolean singlePort;
    boolean trustForwarded;

    @Nullable
    private String storageHost;

    @Nullable
    private ExternalStorage externalStorage;

    @Nullable
    private URI storageUrl;

    @Nullable
    Path storageFolder;

    @Nullable
    StateFile stateFile;

    final MockLimits limits = new MockLimits();
    private List<String> allowedHosts = List.of();

    MockSyncSketchBuilder() {}

    /**
     * Sets the initial data, which is also restored by a reset.
     *
     * @param seed the seed; {@link Seed#empty()} by default
     * @return this
     */
    public MockSyncSketchBuilder seed(Seed seed) {
        this.seed = Objects.requireNonNull(seed, "seed");
        return this;
    }

    /**
     * Sets the address to listen on. Anyone who can reach it can use the server and its admin API.
     *
     * @param address a local address, or {@code 0.0.0.0} for all interfaces; 127.0.0.1 by default
     * @return this
     */
    public MockSyncSketchBuilder host(String address) {
        host = OptionChecks.notBlank("host", address);
        return this;
    }

    /**
     * Sets the port of the API.
     *
     * @param number the port, or 0, the default, to select a free port
     * @return this
     * @throws IllegalArgumentException if the port is not from 0 to 65535
     */
    public MockSyncSketchBuilder port(int number) {
        port = OptionChecks.port(number);
        return this;
    }

    /**
     * Sets the name of the first user, an administrator.
     *
     * @param name the user name, which is also the email address
     * @return this
     * @throws IllegalArgumentException if the name is blank, contains a line break or another control character, or contains
     *     a colon, which separates it from the key in the header
     */
    public MockSyncSketchBuilder user(String name) {
        user = OptionChecks.user(name);
        return this;
    }

    /**
     * Sets the API key of the first user, which is also the token.
     *
     * @param secret the key; any text that is allowed in a header
     * @return this
     * @throws IllegalArgumentException if the key is blank, starts or ends with a space, or contains a line break or another
     *     character that a header cannot contain
     */
    public MockSyncSketchBuilder key(String secret) {
        key = HeaderText.require("key", secret);
        return this;
    }

    /**
     * Sets whether requests must follow the contract to the letter. By default, the server also accepts what the
     * frameworks of the service accept: IDs and numbers as strings of digits, plain dates in filters, older forms of
     * requests, unknown fields, unknown query parameters, and bodies where an operation takes none. The journal lists the
     * query parameters that were ignored. Use a strict server to test a client, because a misspelled filter that is
     * ignored returns everything.
     *
     * @param strict false by default
     * @return this
     */
    public MockSyncSketchBuilder strict(boolean strict) {
        this.strict = strict;
        return this;
    }

    /**
     * Sets the page size for requests without a {@code limit}. A small page size shows whether a client reads all pages.
     *
     * @param size the number of objects; 100 by default
     * @return this
     * @throws IllegalArgumentException if the size is less than 1
     */
    public MockSyncSketchBuilder pageSize(int size) {
        pageSize = OptionChecks.atLeastOne("page size", size);
        return this;
    }

    /**
     * Sets the clock.
     *
     * @param clock the clock, such as a {@link MockClock}, which is reset with the server; the system clock by default
     * @return this
     */
    public MockSyncSketchBuilder clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * Sets the first id to assign. Resources of all kinds share one sequence, so the id of one kind never matches
     * another.
     *
     * @param id the id; 1001 by default
     * @return this
     * @throws IllegalArgumentException if the id is less than 1 or greater than 2<sup>53</sup> - 1, the greatest integer that all
     *     JSON libraries read exactly
     */
    public MockSyncSketchBuilder firstId(long id) {
        firstId = OptionChecks.range("first id", id, 1, Numbers.MAX_SAFE_INTEGER);
        return this;
    }

    /**
     * Sets the random seed of UUIDs. The same seed and the same requests in the same order result in the same UUIDs.
     *
     * @param number the random seed; 0 by default
     * @return this
     */
    public MockSyncSketchBuilder randomSeed(long number) {
        randomSeed = number;
        return this;
    }

    /**
     * Sets an external storage for multipart and signed-form uploads, which do not pass through the service.
     * {@link MockSyncSketch#storage} does not include those objects. Files that are posted to the service and images
     * that it generates remain in the server's own storage. A reset does not clear the external storage, but the
     * sequences of ids and UUIDs, and so of object keys, start again.
     *
     * @param storage the external storage; by default the server uses its own storage
     * @return this
     */
    public MockSyncSketchBuilder externalStorage(ExternalStorage storage) {
        externalStorage = Objects.requireNonNull(storage, "storage");
        return this;
    }

    /**
     * Sets the port of the storage.
     *
     * @param number the port, or 0, the default, to select a free port
     * @return this
     * @throws IllegalArgumentException if the port is not from 0 to 65535
     */
    public MockSyncSketchBuilder storagePort(int number) {
        storagePort = OptionChecks.port(number);
        return this;
    }

    /**
     * Sets whether the storage is on the port of the API, below {@code /__storage/}. Use it if only one port can be reached, for
     * example because the port of a container is mapped to a random one: signed URLs then have the host and port of each request,
     * as its {@code Host} header names them. {@link #storageHost} gives the storage an origin of its own on the same port.
     *
     * @param single false by default
     * @return this
     */
    public MockSyncSketchBuilder singlePort(boolean single) {
        singlePort = single;
        return this;
    }

    /**
     * Sets the host name of the storage in signed URLs. By default it is that of each request.
     *
     * @param name a name of this server that clients can resolve, without a port. With {@link #singlePort}, all requests to this
     *     name are for the storage
     * @return this
     * @throws IllegalArgumentException if the name is not a host name
     */
    public MockSyncSketchBuilder storageHost(String name) {
        storageHost = OptionChecks.hostName("storage host", name);
        return this;
    }

    /**
     * Sets whether the headers {@code X-Forwarded-Proto}, {@code X-Forwarded-Host}, {@code X-Forwarded-Port} and
     * {@code Forwarded} of requests tell the URL that the client used. Set it only if a proxy in front of the server sets them.
     *
     * @param trust false by default; the server then uses the {@code Host} header
     * @return this
     */
    public MockSyncSketchBuilder trustForwardedHeaders(boolean trust) {
        trustForwarded = trust;
        return this;
    }

    /**
     * Sets the URL of the storage as seen by clients. By default it follows from each request: it has its host and the port of the
     * storage, see also {@link #singlePort} and {@link #storageHost}. Set it if neither fits, for example behind a proxy that
     * changes the {@code Host} header.
     *
     * @param url an http or https URL without a path or query
     * @return this
     * @throws IllegalArgumentException if the URL is not valid
     */
    public MockSyncSketchBuilder storageUrl(URI url) {
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!web || url.getHost() == null || !(url.getRawPath() + "/").matches("/{1,2}") || url.getRawQuery() != null) {
            throw new IllegalArgumentException("The storage URL must be like http://localhost:9000, but is " + url);
        }
        storageUrl = url;
        return this;
    }

    /**
     * Sets a directory to keep uploaded files in. Without it they are hashed only, and downloading an uploaded object
     * returns 404.
     *
     * @param folder the directory, with files named after the object keys; created if it does not exist. The server never clears
     *     it, but removes unfinished uploads of servers that were killed
     * @return this
     */
    public MockSyncSketchBuilder storageFolder(Path folder) {
        storageFolder = Objects.requireNonNull(folder, "folder");
        return this;
    }

    /**
     * Sets a file that keeps the state of the server. If it exists at the start, the server loads it instead of the seed. The server
     * writes it at the start, when it is closed, and by {@link MockSyncSketch#saveState}. Media files are kept in the
     * {@link #storageFolder} only. Running tasks, open multipart uploads, faults, the journal and the clock are not part of the
     * state.
     *
     * @param file the file, which contains keys and is readable by its owner only; its directory must exist
     * @return this
     */
    public MockSyncSketchBuilder stateFile(Path file) {
        stateFile = new StateFile(file);
        return this;
    }

    /**
     * Sets the lifetime of signed URLs and forms, by the clock of the server.
     *
     * @param lifetime the lifetime in whole seconds; 1 hour by default
     * @return this
     * @throws IllegalArgumentException if the lifetime is not from 1 second to 7 days, the limits of Amazon S3
     */
    public MockSyncSketchBuilder signedUrlLifetime(Duration lifetime) {
        signedUrlLifetime = OptionChecks.range(
                "lifetime of signed URLs",
                lifetime,
                Duration.ofSeconds(1),
                Duration.ofDays(7),
                "from 1 second to 7 days");
        return this;
    }

    /**
     * Sets the number of reads that show an item as {@code processing} after its upload finished. The response to the
     * upload itself always has the status {@code processing}.
     *
     * @param reads the number of reads; 0 by default, so the first read shows {@code done}
     * @return this
     * @throws IllegalArgumentException if the number is negative
     */
    public MockSyncSketchBuilder processingReads(int reads) {
        processingReads = OptionChecks.notNegative("number of reads", reads);
        return this;
    }

    /**
     * Changes the limits, such as the number of requests that the journal keeps.
     *
     * @param change sets the limits
     * @return this
     */
    public MockSyncSketchBuilder limits(Consumer<MockLimits> change) {
        change.accept(limits);
        return this;
    }

    /**
     * Sets further host names under which the admin API is available, and whose web pages may use it. Without them, only the
     * local names {@code localhost}, {@code 127.0.0.1} and {@code [::1]} and the {@link #host} are available, so that web pages
     * on the Internet cannot control the server through a browser. A server that other machines can reach also allows IP
     * addresses, names without a dot and names in {@code .internal}.
     *
     * @param names the host names without ports, or {@code *} for all names and web pages
     * @return this
     * @throws IllegalArgumentException if a name is not a host name, for example because it is a URL
     */
    public MockSyncSketchBuilder allowedHosts(String... names) {
        for (String name : names) {
            if (!name.equals(AdminGuard.ANY)) {
                OptionChecks.hostName("allowed host", name);
            }
        }
        allowedHosts = List.of(names);
        return this;
    }

    /**
     * Starts the server.
     *
     * @return the running server
     * @throws IOException if the server cannot listen on its ports, or cannot write to its storage folder or state file
     * @throws SeedException if the seed or the state file is not valid, for example because it refers to an unknown user
     * @throws IllegalArgumentException if there are a state file and an external storage
     */
    public MockSyncSketch start() throws IOException {
        if (stateFile != null && externalStorage != null) {
            throw new IllegalArgumentException("The state of an external storage cannot be kept in a state file");
        }
        return new MockSyncSketch(this);
    }

    /** Returns the initial data of the default world: the content of the state file, if it exists, or else the seed. */
    Seed initialSeed() throws IOException {
        return stateFile != null && stateFile.exists() ? Seed.fromFile(stateFile.path()) : seed;
    }

    /** Returns the settings of the default world, with the seed, which further worlds take over. */
    Settings settings(MockClock mockClock, @Nullable ObjectDirectory directory) {
        StorageLocation location = new StorageLocation(storageUrl, storageHost, singlePort);
        Settings.Uploads uploads =
                new Settings.Uploads(externalStorage, location, directory, signedUrlLifetime, processingReads);
        return new Settings(
                WorldName.DEFAULT, user, key, strict, pageSize, mockClock, firstId, randomSeed, seed, uploads);
    }

    MockClock mockClock() {
        return clock instanceof MockClock mockClock ? mockClock : MockClock.following(clock);
    }

    AdminGuard adminGuard() {
        return new AdminGuard(host, allowedHosts);
    }
}
