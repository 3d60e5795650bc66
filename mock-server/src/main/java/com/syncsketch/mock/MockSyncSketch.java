package com.syncsketch.mock;

import com.syncsketch.mock.fault.Faults;
import com.syncsketch.mock.internal.admin.AdminApi;
import com.syncsketch.mock.internal.admin.AdminGuard;
import com.syncsketch.mock.internal.app.MockService;
import com.syncsketch.mock.internal.app.Settings;
import com.syncsketch.mock.internal.app.StateFile;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.http.Exchange;
import com.syncsketch.mock.internal.http.ExchangeHandler;
import com.syncsketch.mock.internal.http.Origin;
import com.syncsketch.mock.internal.http.PortHandlers;
import com.syncsketch.mock.internal.http.ResponseWriter;
import com.syncsketch.mock.internal.http.WebServer;
import com.syncsketch.mock.internal.pipeline.FaultFilter;
import com.syncsketch.mock.internal.pipeline.FaultRules;
import com.syncsketch.mock.internal.pipeline.OperationResolver;
import com.syncsketch.mock.internal.storage.ObjectDirectory;
import com.syncsketch.mock.internal.storage.StorageLocation;
import com.syncsketch.mock.journal.Journal;
import com.syncsketch.mock.model.MockData;
import com.syncsketch.mock.model.Seed;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private static final Logger LOG = LoggerFactory.getLogger(MockSyncSketch.class);

    private final WebServer server;
    private final AdminApi adminApi;
    private final Settings settings;
    private final FaultRules faultRules = new FaultRules(Contract::bundled);
    private final Faults faults = new Faults(faultRules);
    private final Journal journal;
    private final MockData data = new CurrentData(() -> service().data());
    private final MockWebhooks webhooks = new MockWebhooks(this);
    private final MockTasks tasks = new MockTasks(this);
    private final MockShotGrid shotGrid = new MockShotGrid(this);
    private final MockClock clock;
    private final URI url;
    private final URI storageUrl;
    private final int storage;

    @Nullable
    private final ObjectDirectory directory;

    @Nullable
    private final StateFile stateFile;

    private final CompletableFuture<Contract> contract;
    private volatile CompletableFuture<MockService> service;

    MockSyncSketch(MockSyncSketchBuilder builder) throws IOException {
        journal = builder.limits.journal(faultRules::requireOperation);
        clock = builder.mockClock();
        Path folder = builder.storageFolder;
        directory = folder == null ? null : ObjectDirectory.open(folder);
        stateFile = builder.stateFile;
        settings = builder.settings(clock, directory);
        server = new WebServer(builder.limits.webServer(), builder.trustForwarded);
        // Read the contract and start the web server in parallel; both take about the same time.
        contract = inBackground(Contract::bundled);
        this.service = contract.thenApply(this::newService);
        adminApi = AdminRoutes.of(this, () -> service().store());
        FaultFilter faultFilter = new FaultFilter(faultRules, journal, clock);
        AdminGuard guard = builder.adminGuard();
        PortHandlers api = port(faultFilter, this::serve, OperationResolver.ofContract(Contract::bundled));
        PortHandlers storagePort = port(faultFilter, this::serveStorage, OperationResolver.ofStorage());
        StorageLocation location = settings.uploads().location();
        if (location.sharesPort()) {
            api = api.sharedWith(storagePort, location::handles);
        }
        // Admin requests are neither recorded nor affected by faults.
        int apiIndex = server.listen(
                builder.host,
                builder.port,
                api.withPriority(
                        AdminApi::handles,
                        exchange -> ResponseWriter.send(exchange, guard.handle(exchange.request(), adminApi::handle))));
        storage = location.sharesPort() ? apiIndex : server.listen(builder.host, builder.storagePort, storagePort);
        try {
            server.start();
            service();
            Origin origin = origin(builder.host, server.port(apiIndex));
            url = URI.create(origin.url());
            storageUrl = URI.create(location.base(origin, storagePort()));
            saveState();
        } catch (IOException | RuntimeException e) {
            server.close();
            closeDirectory();
            throw e;
        }
    }

    private static Origin origin(String host, int port) {
        return new Origin("http", Origin.reachable(host), port);
    }

    private static PortHandlers port(FaultFilter filter, ExchangeHandler handler, OperationResolver resolver) {
        return new PortHandlers(filter.wrap(handler, resolver), filter.rejections(resolver));
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
        service().storageEndpoint().handle(exchange);
    }

    private void serve(Exchange exchange) throws IOException {
        ResponseWriter.send(exchange, service().api().handle(exchange));
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
    public static MockSyncSketchBuilder builder() {
        return new MockSyncSketchBuilder();
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
     * Returns the URL of the storage, which signed URLs point to. Its origin differs from that of the service, unless the server has
     * a single port.
     *
     * @return the URL, such as {@code http://127.0.0.1:49322} or {@code http://127.0.0.1:49321/__storage}
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

    /**
     * Returns the complete state of this server, with all ids, as a seed for other servers. Running tasks, open multipart uploads,
     * the content of media files, faults, the journal and the clock are not part of it.
     *
     * @return the seed, which contains the keys of the users
     */
    public Seed exportSeed() {
        return Seed.fromJson(new String(service().state(), StandardCharsets.UTF_8));
    }

    /**
     * Writes the state to the {@linkplain MockSyncSketchBuilder#stateFile state file}. Has no effect without one.
     *
     * @throws IOException if the file cannot be written; it keeps its content then
     */
    public void saveState() throws IOException {
        if (stateFile != null) {
            stateFile.write(service().state());
        }
    }

    boolean hasStateFile() {
        return stateFile != null;
    }

    byte[] state() {
        return service().state();
    }

    /** Stops listening, closes all connections, and writes the state file, if any. */
    @Override
    public void close() {
        // Stop listening first: a client whose request is ended may retry at once, and nobody would serve the new
        // connection.
        server.stopListening();
        faultRules.close();
        server.close();
        try {
            saveState();
        } catch (IOException e) {
            LOG.error("The state is lost: {}", e.getMessage());
        }
        service().close();
        closeDirectory();
    }

    private void closeDirectory() {
        if (directory != null) {
            directory.close();
        }
    }

    /** Returns the URL, without the key. */
    @Override
    public String toString() {
        return "MockSyncSketch[" + url() + "]";
    }
}
