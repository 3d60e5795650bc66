package com.syncsketch.mock.internal.service;

import com.syncsketch.mock.ExternalStorage;
import com.syncsketch.mock.MockData;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.state.Account;
import com.syncsketch.mock.internal.state.Person;
import com.syncsketch.mock.internal.state.World;
import com.syncsketch.mock.internal.storage.Address;
import com.syncsketch.mock.internal.storage.ExternalTarget;
import com.syncsketch.mock.internal.storage.Storage;
import com.syncsketch.mock.internal.storage.StorageService;
import com.syncsketch.mock.internal.storage.UploadTarget;
import com.syncsketch.mock.internal.webhook.Deliveries;
import jakarta.annotation.Nullable;
import java.util.function.IntSupplier;

/** One world with everything that acts on it. A reset makes a new one. */
public final class Service implements AutoCloseable {

    private final World world;
    private final Deliveries deliveries = new Deliveries();
    private final Events events;
    private final MockData data;
    private final Tasks tasks;
    private final ShotGrid shotGrid;
    private final Api api;
    private final Storage storage;
    private final StorageService storageService;

    /**
     * Makes a world in which there is one user, and what the seed describes; one workspace if that has none.
     *
     * @param contract what requests and answers are held against
     * @param settings how it behaves
     * @param storagePort tells the port of the storage
     * @throws com.syncsketch.mock.SeedException if the seed does not fit
     */
    public Service(Contract contract, Settings settings, IntSupplier storagePort) {
        world = new World(settings.clock(), settings.firstId(), settings.randomSeed());
        Login login = new Login(world);
        Records records = new Records(world);
        shotGrid = new ShotGrid(world);
        Planter planter = new Planter(contract, world, records, login, shotGrid);
        planter.reserve(settings.seed());
        Person user = world.people().add(new Person(world.newId(), settings.user(), settings.user()));
        login.accept(user, settings.key());
        planter.plant(settings.seed(), user);
        if (world.accounts().all().findAny().isEmpty()) {
            Account account = world.accounts().add(new Account(world.newId(), "Studio"));
            records.connect(user, account, null, "admin");
        }

        Views views = new Views(world);
        data = new WorldData(world, contract, records, views, login, planter);
        Lists lists = new Lists(settings.pageSize());
        events = new Events(world, contract, deliveries);
        storage = storage(settings, storagePort);
        storageService = new StorageService(storage);
        Media media = new Media(world, storage, events, settings.uploads().processingReads());
        storage.onUpload(
                object -> media.arrived(object.itemId(), object.size(), host -> storage.signedUrl(object.key(), host)));
        UploadTarget target = target(settings.uploads().external(), media);
        media.beforeRead(target::look);
        tasks = new Tasks(world);
        Handlers handlers = new Handlers();
        new ConnectionHandlers(records).addTo(handlers);
        new AccountHandlers(world, records, views, lists).addTo(handlers);
        new ProjectHandlers(contract, world, records, views, lists).addTo(handlers);
        new ReviewHandlers(world, records, views, lists, events).addTo(handlers);
        new ItemHandlers(contract, records, views, lists, events, media).addTo(handlers);
        new UserHandlers(contract, world, records, views, lists).addTo(handlers);
        new FrameHandlers(world, records, views, lists, events).addTo(handlers);
        new SketchHandlers(world, records, tasks, storage).addTo(handlers);
        new ShotGridHandlers(world, records, tasks, events, shotGrid).addTo(handlers);
        new WebhookHandlers(world, records, events).addTo(handlers);
        new UploadHandlers(world, records, media, storage, target).addTo(handlers);
        api = new Api(contract, handlers, login, world, settings.strict());
    }

    private static Storage storage(Settings settings, IntSupplier port) {
        Settings.Uploads uploads = settings.uploads();
        // Another sequence than that of the uuids, which a secret more would shift.
        String secret = "secret of " + settings.randomSeed();
        Address address = new Address(uploads.url(), port);
        return new Storage(settings.clock(), secret, uploads.life(), uploads.folder(), address);
    }

    private UploadTarget target(@Nullable ExternalStorage external, Media media) {
        if (external == null) {
            return storage;
        }
        return new ExternalTarget(external, (itemId, size, url) -> media.arrived(itemId, size, host -> url.get()));
    }

    /**
     * Gives the storage.
     *
     * @return what holds the media of this world
     */
    public Storage storage() {
        return storage;
    }

    /**
     * Gives what answers requests to the storage.
     *
     * @return the service of the storage's port
     */
    public StorageService storageService() {
        return storageService;
    }

    /**
     * Gives the state.
     *
     * @return the world
     */
    public World world() {
        return world;
    }

    /**
     * Gives the state for tests to set up and look at.
     *
     * @return the data
     */
    public MockData data() {
        return data;
    }

    /**
     * Gives what answers requests.
     *
     * @return the service
     */
    public Api api() {
        return api;
    }

    /**
     * Gives what tells subscribers of events.
     *
     * @return the events
     */
    public Events events() {
        return events;
    }

    /**
     * Gives what callers have to ask for more than once.
     *
     * @return the tasks
     */
    public Tasks tasks() {
        return tasks;
    }

    /**
     * Gives the ShotGrid site behind this world.
     *
     * @return the site
     */
    public ShotGrid shotGrid() {
        return shotGrid;
    }

    /**
     * Gives what sends events.
     *
     * @return the deliveries
     */
    public Deliveries deliveries() {
        return deliveries;
    }

    /** Sends no more events. */
    @Override
    public void close() {
        deliveries.close();
    }
}
