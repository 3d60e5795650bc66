package com.syncsketch.mock;

import com.syncsketch.mock.fault.Faults;
import com.syncsketch.mock.internal.admin.AdminApi;
import com.syncsketch.mock.internal.app.MockService;
import com.syncsketch.mock.internal.app.Settings;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.http.Exchange;
import com.syncsketch.mock.internal.http.ResponseWriter;
import com.syncsketch.mock.internal.http.WebServer;
import com.syncsketch.mock.internal.pipeline.FaultFilter;
import com.syncsketch.mock.internal.pipeline.FaultRules;
import com.syncsketch.mock.internal.pipeline.OperationResolver;
import com.syncsketch.mock.journal.Journal;
import com.syncsketch.mock.model.ExternalStorage;
import com.syncsketch.mock.model.MockData;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * An in-memory SyncSketch server for tests. It serves real HTTP and is stateful: what one request creates, the next one
 * lists.
 *
 * <pre>{@code
 * try (MockSyncSketch mock = MockSyncSketch.start()) {
 *     // configure your client with mock.url(), mock.user() and mock.key()
 * }
 * }</pre>
 *
 * <p>Several servers can run at the same time and are independent of each other. Thread-safe.
 */
public final class MockSyncSketch implements AutoCloseable {

    private final WebServer server = new WebServer();
    private final AdminApi control;
    private final Settings settings;
    private final FaultRules script = new FaultRules(Contract::bundled);
    private final Faults faults = new Faults(script);
    private final Journal journal;
    private final MockData data = new CurrentData(() -> service().data());
    private final MockWebhooks webhooks = new MockWebhooks(this);
    private final MockTasks tasks = new MockTasks(this);
    private final MockShotGrid shotGrid = new MockShotGrid(this);
    private final MockClock clock;
    private final URI url;
    private final URI storageUrl;
    private final int storage;
    private final CompletableFuture<Contract> contract;
    private volatile CompletableFuture<MockService> service;

    private MockSyncSketch(Builder builder) throws IOException {
        journal = new Journal(builder.journalCapacity, script::requireOperation);
        clock = builder.clock instanceof MockClock mockClock ? mockClock : MockClock.following(builder.clock);
        settings = new Settings(
                builder.user,
                builder.key,
                builder.strict,
                builder.pageSize,
                clock,
                builder.firstId,
                builder.randomSeed,
                builder.seed,
                new Settings.Uploads(
                        builder.externalStorage,
                        builder.storageUrl,
                        builder.storageFolder,
                        builder.signedUrlLifetime,
                        builder.processingReads));
        // Read the contract and start the web server in parallel; both take about the same time.
        contract = inBackground(Contract::bundled);
        this.service = contract.thenApply(this::newService);
        control = AdminRoutes.of(this, () -> service().world());
        FaultFilter gate = new FaultFilter(script, journal, clock);
        Exchange.Service service = gate.before(this::serve, OperationResolver.of(Contract::bundled));
        int api = server.listen(builder.host, builder.port, exchange -> {
            if (AdminApi.owns(exchange.request())) {
                // Admin requests are neither recorded nor affected by faults.
                ResponseWriter.send(exchange, control.answer(exchange.request()));
            } else {
                service.serve(exchange);
            }
        });
        storage = server.listen(builder.host, builder.storagePort, gate.before(this::serveStorage, OperationResolver.ofStorage()));
        try {
            server.start();
            service();
            url = url(builder.host, server.port(api));
            storageUrl = builder.storageUrl == null ? url(builder.host, storagePort()) : builder.storageUrl;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static URI url(String host, int port) {
        String reachable = host.equals("0.0.0.0") ? "127.0.0.1" : host.equals("::") ? "::1" : host;
        String literal = reachable.indexOf(':') >= 0 ? "[" + reachable + "]" : reachable;
        return URI.create("http://" + literal + ":" + port);
    }

    private static <T> CompletableFuture<T> inBackground(Supplier<T> work) {
        // Not the common pool: it may be busy with the tests that wait for this server.
        return CompletableFuture.supplyAsync(work, task -> {
            Thread thread = new Thread(task, "syncsketch-mock-start");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private MockService newService(Contract read) {
        return new MockService(read, settings, this::storagePort);
    }

    MockService service() {
        try {
            return service.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private void serveStorage(Exchange exchange) throws IOException {
        service().storageService().serve(exchange);
    }

    private void serve(Exchange exchange) throws IOException {
        ResponseWriter.send(exchange, service().api().answer(exchange));
    }

    /**
     * Starts a server on a free port of 127.0.0.1, with one user who is the administrator of one empty workspace.
     *
     * @return the running server
     * @throws IOException if the server cannot listen on a port
     */
    public static MockSyncSketch start() throws IOException {
        return builder().start();
    }

    /**
     * Creates a builder for a server.
     *
     * @return a builder with default values
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the base URL for clients.
     *
     * @return the URL, such as {@code http://127.0.0.1:49321}; also available after the server was closed
     */
    public URI url() {
        return url;
    }

    /**
     * Returns the URL of the storage, which signed URLs point to. Its origin differs from that of the service.
     *
     * @return the URL, such as {@code http://127.0.0.1:49322}
     */
    public URI storageUrl() {
        return storageUrl;
    }

    private int storagePort() {
        return server.port(storage);
    }

    /**
     * Returns the storage, for inspecting uploads.
     *
     * @return the storage since the start or the last {@link #reset}; call this method again after a reset
     */
    public MockStorage storage() {
        return new MockStorage(service().storage());
    }

    /**
     * Returns the name of the first user.
     *
     * @return the user name for authentication
     */
    public String user() {
        return settings.user();
    }

    /**
     * Returns the API key of the first user, which is also the user's token.
     *
     * @return the key; 40 characters by default
     */
    public String key() {
        return settings.key();
    }

    /**
     * Returns the faults of this server, for fault injection.
     *
     * @return the faults; always the same object
     */
    public Faults faults() {
        return faults;
    }

    /**
     * Returns the journal of requests and responses.
     *
     * @return the journal; always the same object
     */
    public Journal journal() {
        return journal;
    }

    /**
     * Returns the data of this server, for preparing and inspecting it.
     *
     * @return the data; always the same object, which reflects a reset
     */
    public MockData data() {
        return data;
    }

    /**
     * Returns the clock of this server, which determines timestamps and the expiry of signed URLs.
     *
     * @return the clock that was set on the builder if it is a {@code MockClock}, otherwise a {@code MockClock} that follows
     *     it
     */
    public MockClock clock() {
        return clock;
    }

    /**
     * Returns the defects since the start or the last reset: errors of this server, responses that violate the contract (the
     * client received the status code 500 instead), and injected faults that could not be applied.
     *
     * @return a description of each defect, oldest first; empty if there are none
     */
    public List<String> defects() {
        return journal.defects();
    }

    /**
     * Returns the webhook deliveries of this server.
     *
     * @return the webhooks; always the same object, which reflects a reset
     */
    public MockWebhooks webhooks() {
        return webhooks;
    }

    /** Restores the state after the start: resets the data and the clock, removes all faults, and clears the journal. */
    public void reset() {
        MockService old = service();
        faults.clear();
        journal.clear();
        clock.reset();
        service = CompletableFuture.completedFuture(newService(contract.join()));
        old.close();
    }

    /**
     * Returns the control of asynchronous tasks.
     *
     * @return the tasks; always the same object
     */
    public MockTasks tasks() {
        return tasks;
    }

    /**
     * Returns the simulated ShotGrid site of this server.
     *
     * @return the site; always the same object
     */
    public MockShotGrid shotGrid() {
        return shotGrid;
    }

    /** Stops listening and closes all connections. */
    @Override
    public void close() {
        // Stop listening first: a client whose request is ended may retry at once, and nobody would serve the new connection.
        server.stopListening();
        script.close();
        server.close();
        service().close();
    }

    /** Returns the URL, without the key. */
    @Override
    public String toString() {
        return "MockSyncSketch[" + url() + "]";
    }

    /** Configures a {@link MockSyncSketch}. Not thread-safe. */
    public static final class Builder {

        private String host = "127.0.0.1";
        private int port;
        private String user = "mock@example.com";
        private String key = "0123456789abcdef0123456789abcdef01234567";
        private boolean strict = true;
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

        private Builder() {}

        /**
         * Sets the initial data, which is also restored by a reset.
         *
         * @param seed the seed; {@link Seed#empty()} by default
         * @return this
         */
        public Builder seed(Seed seed) {
            this.seed = Objects.requireNonNull(seed, "seed");
            return this;
        }

        /**
         * Sets the address to listen on. Anyone who can reach it can use the server and its admin API.
         *
         * @param address a local address, or {@code 0.0.0.0} for all interfaces; 127.0.0.1 by default
         * @return this
         */
        public Builder host(String address) {
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
        public Builder port(int number) {
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
         * @throws IllegalArgumentException if the name is blank or contains a colon, which separates it from the key in the
         *     header
         */
        public Builder user(String name) {
            if (name.indexOf(':') >= 0) {
                throw new IllegalArgumentException("The user name must not contain a colon: " + name);
            }
            user = requireNotBlank("user", name);
            return this;
        }

        /**
         * Sets the API key of the first user, which is also the token.
         *
         * @param secret the key; any text that is allowed in a header
         * @return this
         * @throws IllegalArgumentException if the key is blank
         */
        public Builder key(String secret) {
            key = requireNotBlank("key", secret);
            return this;
        }

        /**
         * Sets whether to reject what the service would ignore: query parameters that are not in the contract, and
         * unexpected request bodies. Everything in the contract is validated in either case.
         *
         * @param strict true by default, because a test with a misspelled filter that is ignored proves nothing
         * @return this
         */
        public Builder strict(boolean strict) {
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
        public Builder pageSize(int size) {
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
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Sets the first id to assign. Resources of all kinds share one sequence, so the id of one kind never matches
         * another.
         *
         * @param id the id; 1001 by default
         * @return this
         * @throws IllegalArgumentException if the id is less than 1
         */
        public Builder firstId(long id) {
            if (id < 1) {
                throw new IllegalArgumentException("The first id must be at least 1, but is " + id);
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
        public Builder randomSeed(long number) {
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
        public Builder externalStorage(ExternalStorage storage) {
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
        public Builder storagePort(int number) {
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
        public Builder storageUrl(URI url) {
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (!web
                    || url.getHost() == null
                    || !(url.getRawPath() + "/").matches("/{1,2}")
                    || url.getRawQuery() != null) {
                throw new IllegalArgumentException(
                        "The storage URL must be like http://localhost:9000, but is " + url);
            }
            storageUrl = url;
            return this;
        }

        /**
         * Sets a directory to keep uploaded files in. Without it they are hashed only, and downloading an uploaded object
         * returns 404.
         *
         * @param folder the directory, with files named after the object keys; created if it does not exist, never cleared
         * @return this
         */
        public Builder storageFolder(Path folder) {
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
        public Builder signedUrlLifetime(Duration lifetime) {
            if (lifetime.toSeconds() < 1 || lifetime.compareTo(Duration.ofDays(7)) > 0) {
                throw new IllegalArgumentException("The lifetime of signed URLs must be from 1 second to 7 days, but is " + lifetime);
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
        public Builder processingReads(int reads) {
            if (reads < 0) {
                throw new IllegalArgumentException("The number of reads must not be negative, but is " + reads);
            }
            processingReads = reads;
            return this;
        }

        /**
         * Sets the maximum number of requests that the journal keeps. It keeps the most recent ones, and still counts the
         * others.
         *
         * @param capacity the number of requests; 1000 by default
         * @return this
         * @throws IllegalArgumentException if the capacity is less than 1
         */
        public Builder journalCapacity(int capacity) {
            if (capacity < 1) {
                throw new IllegalArgumentException("The journal capacity must be at least 1, but is " + capacity);
            }
            journalCapacity = capacity;
            return this;
        }

        /**
         * Starts the server.
         *
         * @return the running server
         * @throws IOException if the server cannot listen on its ports
         * @throws SeedException if the seed is not valid, for example because it refers to an unknown user
         */
        public MockSyncSketch start() throws IOException {
            return new MockSyncSketch(this);
        }

        private static String requireNotBlank(String name, String text) {
            if (text.isBlank()) {
                throw new IllegalArgumentException("The " + name + " must not be blank");
            }
            return text;
        }
    }
}
