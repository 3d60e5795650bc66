package com.syncsketch.mock;

import com.syncsketch.mock.fault.Faults;
import com.syncsketch.mock.internal.admin.AdminApi;
import com.syncsketch.mock.internal.admin.AdminGuard;
import com.syncsketch.mock.internal.admin.AdminPage;
import com.syncsketch.mock.internal.app.MockService;
import com.syncsketch.mock.internal.app.Settings;
import com.syncsketch.mock.internal.app.StateFile;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.http.Origin;
import com.syncsketch.mock.internal.http.PortHandlers;
import com.syncsketch.mock.internal.http.ResponseWriter;
import com.syncsketch.mock.internal.http.WebServer;
import com.syncsketch.mock.internal.storage.ObjectDirectory;
import com.syncsketch.mock.internal.storage.StorageLocation;
import com.syncsketch.mock.journal.Journal;
import com.syncsketch.mock.model.MockData;
import com.syncsketch.mock.model.Seed;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
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
 * <p>Several servers can run at the same time and are independent of each other. Parallel workers can also share a server, with a
 * {@linkplain #newWorld() world} each; the methods of this class belong to its default world. Thread-safe.
 */
public final class MockSyncSketch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MockSyncSketch.class);

    private final WebServer server;
    private final Worlds worlds;
    private final MockWorld world;
    private final URI url;
    private final URI storageUrl;
    private final int storage;

    @Nullable
    private final ObjectDirectory directory;

    @Nullable
    private final StateFile stateFile;

    MockSyncSketch(MockSyncSketchBuilder builder) throws IOException {
        MockClock clock = builder.mockClock();
        Seed initial = builder.initialSeed();
        Path folder = builder.storageFolder;
        directory = folder == null ? null : ObjectDirectory.open(folder);
        stateFile = builder.stateFile;
        server = new WebServer(builder.limits.webServer(), builder.trustForwarded);
        Settings settings = builder.settings(clock, directory);
        StorageLocation location = settings.uploads().location();
        try {
            // Read the contract and start the web server in parallel; both take about the same time.
            worlds = new Worlds(this, inBackground(Contract::bundled), settings, initial, clock, builder.limits);
            world = worlds.defaultWorld();
            WorldRouter router = new WorldRouter(worlds, location.path());
            PortHandlers storagePort = router.storage();
            PortHandlers api =
                    location.sharesPort() ? router.api().sharedWith(storagePort, location::handles) : router.api();
            // Admin requests are neither recorded nor affected by faults.
            AdminGuard guard = builder.adminGuard();
            int apiIndex = server.listen(
                    builder.host,
                    builder.port,
                    api.withPriority(
                            request -> AdminApi.handles(request) || AdminPage.isHome(request),
                            exchange -> ResponseWriter.send(
                                    exchange,
                                    guard.handle(
                                            exchange.request(), request -> router.admin(request, exchange.origin())))));
            storage = location.sharesPort() ? apiIndex : server.listen(builder.host, builder.storagePort, storagePort);
            server.start();
            worlds.awaitLoaded();
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

    private static <T> CompletableFuture<T> inBackground(Supplier<T> work) {
        // Not the common pool: it may be busy with the tests that wait for this server.
        return CompletableFuture.supplyAsync(work, task -> {
            Thread thread = new Thread(task, "syncsketch-mock-start");
            thread.setDaemon(true);
            thread.start();
        });
    }

    MockService service() {
        return world.service();
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

    int storagePort() {
        return server.port(storage);
    }

    /**
     * Returns the storage, for inspecting uploads.
     *
     * @return the storage since the start or the last {@link #reset}; call this method again after a reset
     */
    public MockStorage storage() {
        return world.storage();
    }

    /**
     * Returns the name of the first user.
     *
     * @return the user name for authentication
     */
    public String user() {
        return world.user();
    }

    /**
     * Returns the API key of the first user, which is also the user's token.
     *
     * @return the key; 40 characters by default
     */
    public String key() {
        return world.key();
    }

    /**
     * Returns the faults of this server, for fault injection.
     *
     * @return the faults; always the same object
     */
    public Faults faults() {
        return world.faults();
    }

    /**
     * Returns the journal of requests and responses.
     *
     * @return the journal; always the same object
     */
    public Journal journal() {
        return world.journal();
    }

    /**
     * Returns the data of this server, for preparing and inspecting it.
     *
     * @return the data; always the same object, which reflects a reset
     */
    public MockData data() {
        return world.data();
    }

    /**
     * Returns the clock of this server, which determines timestamps and the expiry of signed URLs.
     *
     * @return the clock that was set on the builder if it is a {@code MockClock}, otherwise a {@code MockClock} that follows
     *     it
     */
    public MockClock clock() {
        return world.clock();
    }

    /**
     * Returns the defects since the start or the last reset: errors of this server, responses that violate the contract (the
     * client received the status code 500 instead), and injected faults that could not be applied. Includes those of other worlds,
     * also of deleted ones until {@link #deleteWorlds}.
     *
     * @return a description of each defect, those of the default world first; empty if there are none
     */
    public List<String> defects() {
        return worlds.defects();
    }

    /**
     * Returns the webhook deliveries of this server.
     *
     * @return the webhooks; always the same object, which reflects a reset
     */
    public MockWebhooks webhooks() {
        return world.webhooks();
    }

    /**
     * Restores the state after the start: resets the data and the clock, removes all faults, and clears the journal. Has no effect
     * on other worlds.
     */
    public void reset() {
        world.reset();
    }

    /**
     * Creates a world with the options of this server and a new name, see {@link MockWorld}.
     *
     * @return the world; closing it deletes it
     * @throws WorldLimitException if the server has the {@linkplain MockLimits#worlds maximum number} of worlds
     */
    public MockWorld newWorld() {
        return newWorld(options -> {});
    }

    /**
     * Creates a world, see {@link MockWorld}.
     *
     * @param change sets the options, such as its name
     * @return the world; closing it deletes it
     * @throws WorldExistsException if there is a world of that name or user
     * @throws WorldLimitException if the server has the {@linkplain MockLimits#worlds maximum number} of worlds
     * @throws com.syncsketch.mock.model.SeedException if the seed is not valid
     */
    public MockWorld newWorld(Consumer<MockWorldOptions> change) {
        return worlds.create(change);
    }

    /**
     * Finds a world by its name.
     *
     * @param name the name; {@code default} is the world that this server started with, to which its other methods belong
     * @return the world; empty if there is none of that name
     */
    public Optional<MockWorld> world(String name) {
        return worlds.find(name);
    }

    /**
     * Deletes all worlds except the default one, and forgets the defects of deleted worlds. The JUnit extension does so before each
     * test.
     */
    public void deleteWorlds() {
        worlds.deleteAll();
    }

    /**
     * Lists the worlds of this server.
     *
     * @return the default world, and the others in the order of their creation
     */
    public List<MockWorld> worlds() {
        return worlds.all();
    }

    /**
     * Returns the control of asynchronous tasks.
     *
     * @return the tasks; always the same object
     */
    public MockTasks tasks() {
        return world.tasks();
    }

    /**
     * Returns the simulated ShotGrid site of this server.
     *
     * @return the site; always the same object
     */
    public MockShotGrid shotGrid() {
        return world.shotGrid();
    }

    /**
     * Returns the complete state of this server, with all ids, as a seed for other servers. Running tasks, open multipart uploads,
     * the content of media files, faults, the journal and the clock are not part of it.
     *
     * @return the seed, which contains the keys of the users
     */
    public Seed exportSeed() {
        return world.exportSeed();
    }

    /**
     * Writes the state to the {@linkplain MockSyncSketchBuilder#stateFile state file}. Has no effect without one.
     *
     * @throws IOException if the file cannot be written; it keeps its content then
     */
    public void saveState() throws IOException {
        if (stateFile != null) {
            stateFile.write(StateOfWorlds.write(worlds.all()));
        }
    }

    boolean hasStateFile() {
        return stateFile != null;
    }

    /** Stops listening, closes all connections, and writes the state file, if any. */
    @Override
    public void close() {
        // Stop listening first: a client whose request is ended may retry at once, and nobody would serve the new
        // connection.
        server.stopListening();
        worlds.all().forEach(MockWorld::endDelays);
        server.close();
        try {
            saveState();
        } catch (IOException e) {
            LOG.error("The state is lost: {}", e.getMessage());
        }
        worlds.all().forEach(each -> each.end(false));
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
