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
 * A SyncSketch for tests: real HTTP on this machine, with its state in memory. What one call creates, the next one lists.
 *
 * <pre>{@code
 * try (MockSyncSketch mock = MockSyncSketch.start()) {
 *     // point your client to mock.url(), with mock.user() and mock.key()
 * }
 * }</pre>
 *
 * <p>Several of them run side by side without knowing of each other. Safe for use by several threads.
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
        clock = builder.clock instanceof MockClock given ? given : MockClock.following(builder.clock);
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
                        builder.storage,
                        builder.storageUrl,
                        builder.storageFolder,
                        builder.signedUrlLife,
                        builder.processingReads));
        // Reading the contract and starting the web server take about as long as each other.
        contract = inBackground(Contract::bundled);
        this.service = contract.thenApply(this::newService);
        control = AdminRoutes.of(this, () -> service().world());
        FaultFilter gate = new FaultFilter(script, journal, clock);
        Exchange.Service service = gate.before(this::serve, OperationResolver.of(Contract::bundled));
        int api = server.listen(builder.host, builder.port, exchange -> {
            if (AdminApi.owns(exchange.request())) {
                // Neither faults nor the journal know of it.
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
        // A thread of its own: the common pool may be busy with the very tests that wait for this server.
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
     * Starts a server on a free port of 127.0.0.1, with one user who is administrator of one workspace.
     *
     * @return the server, ready to answer
     * @throws IOException if no port can be bound
     */
    public static MockSyncSketch start() throws IOException {
        return builder().start();
    }

    /**
     * Begins to configure a server.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Gives the address for clients.
     *
     * @return the address, such as {@code http://127.0.0.1:49321}; the same after the server was closed
     */
    public URI url() {
        return url;
    }

    /**
     * Gives the address of the storage, to which signed addresses lead: another origin than that of the service.
     *
     * @return the address, such as {@code http://127.0.0.1:49322}
     */
    public URI storageUrl() {
        return storageUrl;
    }

    private int storagePort() {
        return server.port(storage);
    }

    /**
     * Gives a look into the storage.
     *
     * @return what has been brought there since the start or the last {@link #reset}; after a reset, ask anew
     */
    public MockStorage storage() {
        return new MockStorage(service().storage());
    }

    /**
     * Gives the name of the user.
     *
     * @return the name to log in with
     */
    public String user() {
        return settings.user();
    }

    /**
     * Gives the key of the user, which is also the user's token.
     *
     * @return 40 characters unless it was set otherwise
     */
    public String key() {
        return settings.key();
    }

    /**
     * Gives what shall go wrong.
     *
     * @return the faults, always the same object
     */
    public Faults faults() {
        return faults;
    }

    /**
     * Gives what arrived and what became of it.
     *
     * @return the journal, always the same object
     */
    public Journal journal() {
        return journal;
    }

    /**
     * Gives what this server holds.
     *
     * @return the data; after a reset the same object tells of the new beginning
     */
    public MockData data() {
        return data;
    }

    /**
     * Gives the clock of this server, by which it dates changes and lets signed addresses expire.
     *
     * @return the clock of the builder if that was a {@code MockClock}, else one that follows it
     */
    public MockClock clock() {
        return clock;
    }

    /**
     * Lists what this server did wrong itself since the start or the last reset: faults in it, answers that break the
     * contract, which the client got as status 500, and faults by script that could not be done.
     *
     * @return a text for each, oldest first; empty if all is well
     */
    public List<String> defects() {
        return journal.defects();
    }

    /**
     * Gives what was sent to those who subscribed to events.
     *
     * @return the webhooks; after a reset the same object tells of the new beginning
     */
    public MockWebhooks webhooks() {
        return webhooks;
    }

    /** Forgets everything that happened, faults too, and begins anew as after the start. The clock goes back, too. */
    public void reset() {
        MockService old = service();
        faults.clear();
        journal.clear();
        clock.reset();
        service = CompletableFuture.completedFuture(newService(contract.join()));
        old.close();
    }

    /**
     * Gives how tasks come on.
     *
     * @return the tasks, always the same object
     */
    public MockTasks tasks() {
        return tasks;
    }

    /**
     * Gives the ShotGrid site behind this server.
     *
     * @return the site, always the same object
     */
    public MockShotGrid shotGrid() {
        return shotGrid;
    }

    /** Stops to listen and ends all connections. */
    @Override
    public void close() {
        // First of all: a client whose call ends now may try again at once, and nobody would answer the new connection.
        server.stopListening();
        script.close();
        server.close();
        service().close();
    }

    /** Gives the address, without the key. */
    @Override
    public String toString() {
        return "MockSyncSketch[" + url() + "]";
    }

    /** Configures a server. Not safe for use by several threads. */
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
        private Duration signedUrlLife = Duration.ofHours(1);
        private int processingReads;
        private int journalCapacity = Journal.DEFAULT_CAPACITY;

        @Nullable
        private ExternalStorage storage;

        @Nullable
        private URI storageUrl;

        @Nullable
        private Path storageFolder;

        private Builder() {}

        /**
         * Sets what the server holds from the beginning, and after a reset.
         *
         * @param seed the seed; {@link Seed#empty()} unless set
         * @return this
         */
        public Builder seed(Seed seed) {
            this.seed = Objects.requireNonNull(seed, "seed");
            return this;
        }

        /**
         * Sets the address to listen at. Anyone who reaches it can use the server and its control API.
         *
         * @param address an address of this machine; {@code 0.0.0.0} for all; 127.0.0.1 unless set
         * @return this
         */
        public Builder host(String address) {
            host = named("host", address);
            return this;
        }

        /**
         * Sets the port of the API.
         *
         * @param number the port, 0 for a free one; 0 unless set
         * @return this
         * @throws IllegalArgumentException if it is none of 0 to 65535
         */
        public Builder port(int number) {
            port = checkedPort(number);
            return this;
        }

        private static int checkedPort(int number) {
            if (number < 0 || number > 65_535) {
                throw new IllegalArgumentException("A port is a number from 0 to 65535, not " + number);
            }
            return number;
        }

        /**
         * Sets the name of the first user, an administrator.
         *
         * @param name the user name, which is the e-mail address too
         * @return this
         * @throws IllegalArgumentException if it is blank, or has a colon, which would end it in the header
         */
        public Builder user(String name) {
            if (name.indexOf(':') >= 0) {
                throw new IllegalArgumentException("A user name has no colon: " + name);
            }
            user = named("user", name);
            return this;
        }

        /**
         * Sets the key of the first user, which is also the token.
         *
         * @param secret any text that fits into a header
         * @return this
         * @throws IllegalArgumentException if it is blank
         */
        public Builder key(String secret) {
            key = named("key", secret);
            return this;
        }

        /**
         * Sets whether requests are refused for what the service would ignore: parameters of the query that the contract does not
         * know, and bodies where none belongs. What the contract does know is checked either way.
         *
         * @param strict true unless set, since a misspelled filter that is ignored gives a test that proves nothing
         * @return this
         */
        public Builder strict(boolean strict) {
            this.strict = strict;
            return this;
        }

        /**
         * Sets how long a page is where a call gives no {@code limit}. Small pages show whether a client goes on to the next one.
         *
         * @param size the number of objects; 100 unless set
         * @return this
         * @throws IllegalArgumentException if it is below 1
         */
        public Builder pageSize(int size) {
            if (size < 1) {
                throw new IllegalArgumentException("A page holds at least 1 object, not " + size);
            }
            pageSize = size;
            return this;
        }

        /**
         * Sets what tells the time.
         *
         * @param clock the clock, such as a {@link MockClock}, which a reset of the server puts back; the system's unless set
         * @return this
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Sets the id that is given first. All kinds of things draw from one sequence, so that an id of the wrong kind finds nothing.
         *
         * @param id the id; 1001 unless set
         * @return this
         * @throws IllegalArgumentException if it is below 1
         */
        public Builder firstId(long id) {
            if (id < 1) {
                throw new IllegalArgumentException("Ids begin at 1 or above, not at " + id);
            }
            firstId = id;
            return this;
        }

        /**
         * Sets what uuids are drawn from. The same number and the same calls in the same order give the same uuids.
         *
         * @param number any number; 0 unless set
         * @return this
         */
        public Builder randomSeed(long number) {
            randomSeed = number;
            return this;
        }

        /**
         * Sends clients to another storage with files that do not pass through the service: in parts, and by signed form.
         * {@link MockSyncSketch#storage} does not show those; files that are posted to the service, and pictures that it
         * makes itself, stay in the storage of the server. A reset does not clear the other storage, but ids, uuids and so
         * keys begin anew.
         *
         * @param other the storage; that of the server unless set
         * @return this
         */
        public Builder storage(ExternalStorage other) {
            storage = Objects.requireNonNull(other, "storage");
            return this;
        }

        /**
         * Sets the port of the storage.
         *
         * @param number the port, 0 for a free one; 0 unless set
         * @return this
         * @throws IllegalArgumentException if it is none of 0 to 65535
         */
        public Builder storagePort(int number) {
            storagePort = checkedPort(number);
            return this;
        }

        /**
         * Sets where clients find the storage. Needed where that is not its port under the host by which they reach the
         * service: behind a proxy, or in a container whose ports have other numbers outside.
         *
         * @param url the address, http or https, without a path
         * @return this
         * @throws IllegalArgumentException if it is no such address
         */
        public Builder storageUrl(URI url) {
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (!web
                    || url.getHost() == null
                    || !(url.getRawPath() + "/").matches("/{1,2}")
                    || url.getRawQuery() != null) {
                throw new IllegalArgumentException(
                        "An address of the storage is like http://localhost:9000, not " + url);
            }
            storageUrl = url;
            return this;
        }

        /**
         * Has the bytes of uploads kept. Without it they are only hashed, and reading an uploaded object gives 404.
         *
         * @param folder where they go, in files named after the keys of the objects; made if it is not there, never cleared
         * @return this
         */
        public Builder storageFolder(Path folder) {
            storageFolder = Objects.requireNonNull(folder, "folder");
            return this;
        }

        /**
         * Sets how long signed addresses and forms are good for, by the clock of the server.
         *
         * @param life the time from signing, in whole seconds; an hour unless set
         * @return this
         * @throws IllegalArgumentException if it is not between a second and 7 days, which are Amazon's limits
         */
        public Builder signedUrlLife(Duration life) {
            if (life.toSeconds() < 1 || life.compareTo(Duration.ofDays(7)) > 0) {
                throw new IllegalArgumentException("Signed addresses live from a second to 7 days, not " + life);
            }
            signedUrlLife = life;
            return this;
        }

        /**
         * Sets how long media are processed. The answer to an upload always says {@code processing}; so do that many reads
         * of the item after its bytes have come.
         *
         * @param reads the number of reads; 0 unless set: the first one shows {@code done}
         * @return this
         * @throws IllegalArgumentException if it is below 0
         */
        public Builder processingReads(int reads) {
            if (reads < 0) {
                throw new IllegalArgumentException("Reads are counted from 0, not " + reads);
            }
            processingReads = reads;
            return this;
        }

        /**
         * Sets how many exchanges the journal keeps; of more it keeps the last ones, and goes on counting.
         *
         * @param exchanges the number of exchanges; 1000 unless set
         * @return this
         * @throws IllegalArgumentException if it is below 1
         */
        public Builder journalCapacity(int exchanges) {
            if (exchanges < 1) {
                throw new IllegalArgumentException("A journal keeps at least 1 exchange, not " + exchanges);
            }
            journalCapacity = exchanges;
            return this;
        }

        /**
         * Starts the server.
         *
         * @return the server, ready to answer
         * @throws IOException if the port cannot be bound
         * @throws SeedException if the seed does not fit, such as where it names a person who is not there
         */
        public MockSyncSketch start() throws IOException {
            return new MockSyncSketch(this);
        }

        private static String named(String what, String text) {
            if (text.isBlank()) {
                throw new IllegalArgumentException("The " + what + " is blank");
            }
            return text;
        }
    }
}
