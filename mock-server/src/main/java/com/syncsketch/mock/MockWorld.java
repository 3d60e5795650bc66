package com.syncsketch.mock;

import com.syncsketch.mock.fault.Faults;
import com.syncsketch.mock.internal.admin.AdminApi;
import com.syncsketch.mock.internal.app.MockService;
import com.syncsketch.mock.internal.app.Settings;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.http.Exchange;
import com.syncsketch.mock.internal.http.ExchangeHandler;
import com.syncsketch.mock.internal.http.PortHandlers;
import com.syncsketch.mock.internal.http.ResponseWriter;
import com.syncsketch.mock.internal.json.Json;
import com.syncsketch.mock.internal.pipeline.FaultFilter;
import com.syncsketch.mock.internal.pipeline.FaultRules;
import com.syncsketch.mock.internal.pipeline.OperationResolver;
import com.syncsketch.mock.internal.storage.ObjectDirectory;
import com.syncsketch.mock.journal.Journal;
import com.syncsketch.mock.model.MockData;
import com.syncsketch.mock.model.Seed;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * One of the worlds of a {@link MockSyncSketch}: its data, uploads, journal, faults, tasks, webhooks and clock, which no other world
 * sees. A server starts with the default world. Test runners that work in parallel share a server by creating a world each:
 *
 * <pre>{@code
 * try (MockWorld world = mock.newWorld(options -> options.name("worker-3"))) {
 *     // configure your client with world.url(), world.user() and world.key()
 * }
 * }</pre>
 *
 * <p>All worlds have the same URL. The credentials select the world: a request belongs to the world whose {@link #user()} sent it.
 * Other users of a world put its name and a slash in front of their key, such as {@code worker-3/vera-key}. Requests without
 * credentials, and those of unknown users, belong to the default world. The header {@code X-SyncSketch-Mock-World} names the world of
 * any request. Signed URLs lead back to the world that has created them. Thread-safe.
 */
public final class MockWorld implements AutoCloseable {

    private final Worlds worlds;
    private final Settings settings;
    private final MockClock clock;
    private final FaultRules faultRules = new FaultRules(Contract::bundled);
    private final Faults faults = new Faults(faultRules);
    private final Journal journal;
    private final MockData data = new CurrentData(() -> service().data());
    private final MockWebhooks webhooks = new MockWebhooks(this);
    private final MockTasks tasks = new MockTasks(this);
    private final MockShotGrid shotGrid = new MockShotGrid(this);
    private final PortHandlers api;
    private final PortHandlers storage;
    private final AdminApi adminApi;
    private volatile CompletableFuture<MockService> service;

    MockWorld(Worlds worlds, Settings settings, MockClock clock, MockLimits limits) {
        this.worlds = worlds;
        this.settings = settings;
        this.clock = clock;
        journal = limits.journal(faultRules::requireOperation);
        FaultFilter filter = new FaultFilter(faultRules, journal, clock);
        api = port(filter, this::serve, OperationResolver.ofContract(Contract::bundled));
        storage = port(filter, this::serveStorage, OperationResolver.ofStorage());
        adminApi = AdminRoutes.of(this, worlds);
        service = worlds.contract().thenApply(this::newService);
    }

    private static PortHandlers port(FaultFilter filter, ExchangeHandler handler, OperationResolver resolver) {
        return new PortHandlers(filter.wrap(handler, resolver), filter.rejections(resolver));
    }

    private void serve(Exchange exchange) throws IOException {
        ResponseWriter.send(exchange, service().api().handle(exchange));
    }

    private void serveStorage(Exchange exchange) throws IOException {
        service().storageEndpoint().handle(exchange);
    }

    private MockService newService(Contract contract) {
        return new MockService(contract, settings, worlds::storagePort);
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

    Worlds worlds() {
        return worlds;
    }

    Settings settings() {
        return settings;
    }

    /** Returns the handlers of requests to the API. */
    PortHandlers apiHandlers() {
        return api;
    }

    /** Returns the handlers of requests to the storage. */
    PortHandlers storageHandlers() {
        return storage;
    }

    AdminApi adminApi() {
        return adminApi;
    }

    /**
     * Returns the name of this world.
     *
     * @return the name; {@code default} for the world that the server started with
     */
    public String name() {
        return settings.world().text();
    }

    /**
     * Returns the base URL for clients, which all worlds of the server share.
     *
     * @return the URL, such as {@code http://127.0.0.1:49321}
     */
    public URI url() {
        return worlds.url();
    }

    /**
     * Returns the name of the first user, which selects this world.
     *
     * @return the user name for authentication
     */
    public String user() {
        return settings.user();
    }

    /**
     * Returns the API key of the first user, which is also the user's token.
     *
     * @return the key
     */
    public String key() {
        return settings.key();
    }

    /**
     * Returns the storage of this world, for inspecting uploads.
     *
     * @return the storage since the start or the last {@link #reset}; call this method again after a reset
     */
    public MockStorage storage() {
        return new MockStorage(service().storage());
    }

    /**
     * Returns the faults of this world, for fault injection.
     *
     * @return the faults; always the same object
     */
    public Faults faults() {
        return faults;
    }

    /**
     * Returns the journal of the requests to this world.
     *
     * @return the journal; always the same object
     */
    public Journal journal() {
        return journal;
    }

    /**
     * Returns the data of this world, for preparing and inspecting it.
     *
     * @return the data; always the same object, which reflects a reset
     */
    public MockData data() {
        return data;
    }

    /**
     * Returns the clock of this world, which determines timestamps and the expiry of signed URLs.
     *
     * @return the clock, which starts with the initial time of the server's clock; always the same object
     */
    public MockClock clock() {
        return clock;
    }

    /**
     * Returns the defects since the start or the last reset, see {@link MockSyncSketch#defects}.
     *
     * @return a description of each defect, oldest first; empty if there are none
     */
    public List<String> defects() {
        return journal.defects();
    }

    /**
     * Returns the webhook deliveries of this world.
     *
     * @return the webhooks; always the same object, which reflects a reset
     */
    public MockWebhooks webhooks() {
        return webhooks;
    }

    /**
     * Returns the control of the asynchronous tasks of this world.
     *
     * @return the tasks; always the same object
     */
    public MockTasks tasks() {
        return tasks;
    }

    /**
     * Returns the simulated ShotGrid site of this world.
     *
     * @return the site; always the same object
     */
    public MockShotGrid shotGrid() {
        return shotGrid;
    }

    /** Restores the initial state of this world: its data and clock; removes all faults, and clears the journal. */
    public void reset() {
        MockService old = service();
        faults.clear();
        journal.clear();
        clock.reset();
        service = CompletableFuture.completedFuture(newService(worlds.contract().join()));
        old.close();
    }

    /**
     * Returns the complete state of this world as a seed, see {@link MockSyncSketch#exportSeed}.
     *
     * @return the seed, which contains the keys of the users
     */
    public Seed exportSeed() {
        return Seed.fromJson(new String(state(), StandardCharsets.UTF_8));
    }

    byte[] state() {
        return Json.bytes(service().state());
    }

    /** Ends the delays of faults, because the world or the server ends. */
    void endDelays() {
        faultRules.close();
    }

    /**
     * Stops sending webhooks, deletes unfinished uploads, and, if the world is no longer needed, its folder.
     *
     * @param forever whether the world was deleted
     */
    void end(boolean forever) {
        service().close();
        ObjectDirectory folder = settings.uploads().folder();
        if (forever && folder != null) {
            folder.delete();
        }
    }

    /**
     * Deletes this world and the files of its uploads. Has no effect if it was deleted before. Its users are unknown to the server
     * afterwards.
     *
     * @throws IllegalStateException if this is the default world, which ends with the server
     */
    @Override
    public void close() {
        worlds.delete(this);
    }

    /** Returns the name and the URL, without the key. */
    @Override
    public String toString() {
        return "MockWorld[" + name() + " of " + url() + "]";
    }
}
