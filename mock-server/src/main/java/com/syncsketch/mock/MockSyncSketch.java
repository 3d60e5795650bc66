package com.syncsketch.mock;

import com.syncsketch.mock.fault.Faults;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.http.Replies;
import com.syncsketch.mock.internal.http.WebServer;
import com.syncsketch.mock.internal.pipeline.Gate;
import com.syncsketch.mock.internal.pipeline.Naming;
import com.syncsketch.mock.internal.pipeline.Script;
import com.syncsketch.mock.internal.service.Service;
import com.syncsketch.mock.internal.service.Settings;
import com.syncsketch.mock.journal.Journal;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;

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
    private final Settings settings;
    private final Script script = new Script(Contract.bundled());
    private final Faults faults = new Faults(script);
    private final Journal journal = new Journal(Journal.DEFAULT_CAPACITY, script::requireOperation);
    private final String host;
    private final int api;
    private final MockData data = new CurrentData(() -> service().data());
    private final MockWebhooks webhooks = new MockWebhooks(this);
    private volatile Service service;

    private MockSyncSketch(Builder builder) throws IOException {
        settings = new Settings(
                builder.user,
                builder.key,
                builder.strict,
                builder.pageSize,
                builder.clock,
                builder.firstId,
                builder.randomSeed,
                builder.seed);
        host = builder.host;
        service = new Service(Contract.bundled(), settings);
        Gate gate = new Gate(script, journal, settings.clock());
        api = server.listen(
                host,
                builder.port,
                gate.before(
                        exchange -> Replies.send(exchange, service.api().answer(exchange)),
                        Naming.of(Contract.bundled())));
        server.start();
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
     * @return the address, such as {@code http://127.0.0.1:49321}
     */
    public URI url() {
        return URI.create("http://" + host + ":" + server.port(api));
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

    /** Forgets everything that happened, faults too, and begins anew as after the start. */
    public void reset() {
        Service old = service;
        faults.clear();
        journal.clear();
        service = new Service(Contract.bundled(), settings);
        old.close();
    }

    /**
     * Gives what was sent to those who subscribed to events.
     *
     * @return the webhooks; after a reset the same object tells of the new beginning
     */
    public MockWebhooks webhooks() {
        return webhooks;
    }

    Service service() {
        return service;
    }

    /** Stops to listen and ends all connections. */
    @Override
    public void close() {
        script.close();
        server.close();
        service.close();
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
        private Seed seed = Seed.none();

        private Builder() {}

        /**
         * Sets what the server holds from the beginning, and after a reset.
         *
         * @param seed the seed; {@link Seed#none()} unless set
         * @return this
         */
        public Builder seed(Seed seed) {
            this.seed = Objects.requireNonNull(seed, "seed");
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
    }
}
