package com.syncsketch.mock;

import com.syncsketch.mock.internal.admin.AdminGuard;
import com.syncsketch.mock.internal.app.Settings;
import com.syncsketch.mock.internal.http.HeaderText;
import com.syncsketch.mock.internal.http.WebServer;
import com.syncsketch.mock.internal.json.Numbers;
import com.syncsketch.mock.internal.storage.ObjectDirectory;
import com.syncsketch.mock.journal.Journal;
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

/** Configures a {@link MockSyncSketch}. Not thread-safe. */
public final class MockSyncSketchBuilder {

    private String host = "127.0.0.1";
    private int port;
    private String user = "mock@example.com";
    private String key = "0123456789abcdef0123456789abcdef01234567";
    private boolean strict;
    private int pageSize = 100;
    private Clock clock = Clock.systemUTC();
    private long firstId = 1001;
    private long randomSeed;
    private Seed seed = Seed.empty();
    private int storagePort;
    private Duration signedUrlLifetime = Duration.ofHours(1);
    private int processingReads;
    private int journalCapacity = Journal.DEFAULT_CAPACITY;

    @Nullable
    private ExternalStorage externalStorage;

    @Nullable
    private URI storageUrl;

    @Nullable
    private Path storageFolder;

    private long journalSize = Journal.DEFAULT_MAX_SIZE;
    private int maxConcurrentRequests = WebServer.Limits.DEFAULT.concurrentRequests();
    private Duration bodyTimeout = WebServer.Limits.DEFAULT.bodyTimeout();
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
        host = requireNotBlank("host", address);
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
        port = checkedPort(number);
        return this;
    }

    private static int checkedPort(int number) {
        if (number < 0 || number > 65_535) {
            throw new IllegalArgumentException("The port must be from 0 to 65535, but is " + number);
        }
        return number;
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
        if (name.indexOf(':') >= 0) {
            throw new IllegalArgumentException("The user name must not contain a colon: " + name);
        }
        user = HeaderText.require("user name", name);
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
        if (size < 1) {
            throw new IllegalArgumentException("The page size must be at least 1, but is " + size);
        }
        pageSize = size;
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
        if (id < 1 || id > Numbers.MAX_SAFE_INTEGER) {
            throw new IllegalArgumentException(
                    "The first id must be from 1 to " + Numbers.MAX_SAFE_INTEGER + ", but is " + id);
        }
        firstId = id;
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
        storagePort = checkedPort(number);
        return this;
    }

    /**
     * Sets the URL of the storage as seen by clients. By default it has the host of each request and the port of the
     * storage. Set it if the server is behind a proxy, or in a container with mapped ports.
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
     * Sets the lifetime of signed URLs and forms, by the clock of the server.
     *
     * @param lifetime the lifetime in whole seconds; 1 hour by default
     * @return this
     * @throws IllegalArgumentException if the lifetime is not from 1 second to 7 days, the limits of Amazon S3
     */
    public MockSyncSketchBuilder signedUrlLifetime(Duration lifetime) {
        if (lifetime.toSeconds() < 1 || lifetime.compareTo(Duration.ofDays(7)) > 0) {
            throw new IllegalArgumentException(
                    "The lifetime of signed URLs must be from 1 second to 7 days, but is " + lifetime);
        }
        signedUrlLifetime = lifetime;
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
        if (reads < 0) {
            throw new IllegalArgumentException("The number of reads must not be negative, but is " + reads);
        }
        processingReads = reads;
        return this;
    }

    /**
     * Sets the maximum number of requests that the journal keeps. It keeps the most recent ones, and still counts the
     * others. See also {@link #journalSize}.
     *
     * @param capacity the number of requests; 1000 by default
     * @return this
     * @throws IllegalArgumentException if the capacity is less than 1
     */
    public MockSyncSketchBuilder journalCapacity(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("The journal capacity must be at least 1, but is " + capacity);
        }
        journalCapacity = capacity;
        return this;
    }

    /**
     * Sets the maximum size of the requests and responses that the journal keeps. It keeps the most recent ones, at least one.
     *
     * @param bytes the approximate size in bytes; 16 MiB by default
     * @return this
     * @throws IllegalArgumentException if the size is less than 1
     */
    public MockSyncSketchBuilder journalSize(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("The journal size must be at least 1, but is " + bytes);
        }
        journalSize = bytes;
        return this;
    }

    /**
     * Sets the maximum number of requests that are handled at the same time, each on a thread. Further requests get the status
     * code 503. Requests to the admin API are not counted.
     *
     * @param requests the number of requests; 500 by default
     * @return this
     * @throws IllegalArgumentException if the number is less than 1
     */
    public MockSyncSketchBuilder maxConcurrentRequests(int requests) {
        if (requests < 1) {
            throw new IllegalArgumentException(
                    "The number of concurrent requests must be at least 1, but is " + requests);
        }
        maxConcurrentRequests = requests;
        return this;
    }

    /**
     * Sets the maximum time to wait for the next bytes of a request body. The response to a slower client has the status code
     * 408. A body that takes longer in total must have a rate of 1 KiB per second.
     *
     * @param timeout the timeout; 60 seconds by default
     * @return this
     * @throws IllegalArgumentException if the timeout is not from 1 millisecond to 1 day
     */
    public MockSyncSketchBuilder bodyTimeout(Duration timeout) {
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "The body timeout must be from 1 millisecond to 1 day, but is " + timeout);
        }
        bodyTimeout = timeout;
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
     * @throws IllegalArgumentException if a name is blank or a URL
     */
    public MockSyncSketchBuilder allowedHosts(String... names) {
        for (String name : names) {
            requireNotBlank("allowed host", name);
            if (name.indexOf('/') >= 0) {
                throw new IllegalArgumentException("An allowed host is a name such as mock.example, but is " + name);
            }
        }
        allowedHosts = List.of(names);
        return this;
    }

    /**
     * Starts the server.
     *
     * @return the running server
     * @throws IOException if the server cannot listen on its ports, or cannot write to its storage folder
     * @throws SeedException if the seed is not valid, for example because it refers to an unknown user
     */
    public MockSyncSketch start() throws IOException {
        return new MockSyncSketch(this);
    }

    Settings settings(MockClock mockClock, @Nullable ObjectDirectory directory) {
        Settings.Uploads uploads =
                new Settings.Uploads(externalStorage, storageUrl, directory, signedUrlLifetime, processingReads);
        return new Settings(user, key, strict, pageSize, mockClock, firstId, randomSeed, seed, uploads);
    }

    MockClock mockClock() {
        return clock instanceof MockClock mockClock ? mockClock : MockClock.following(clock);
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    int storagePort() {
        return storagePort;
    }

    @Nullable
    Path storageFolder() {
        return storageFolder;
    }

    Journal journal(Consumer<String> requireOperation) {
        return new Journal(journalCapacity, journalSize, requireOperation);
    }

    WebServer.Limits limits() {
        return new WebServer.Limits(maxConcurrentRequests, bodyTimeout);
    }

    AdminGuard adminGuard() {
        return new AdminGuard(host, allowedHosts);
    }

    private static String requireNotBlank(String name, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("The " + name + " must not be blank");
        }
        return text;
    }
}
