package com.syncsketch.mock.internal.app;

import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.data.SeedLoader;
import com.syncsketch.mock.internal.data.StoreData;
import com.syncsketch.mock.internal.domain.Events;
import com.syncsketch.mock.internal.domain.Media;
import com.syncsketch.mock.internal.domain.Repository;
import com.syncsketch.mock.internal.domain.ShotGrid;
import com.syncsketch.mock.internal.domain.Tasks;
import com.syncsketch.mock.internal.handler.AccountHandlers;
import com.syncsketch.mock.internal.handler.ConnectionHandlers;
import com.syncsketch.mock.internal.handler.FrameHandlers;
import com.syncsketch.mock.internal.handler.ItemHandlers;
import com.syncsketch.mock.internal.handler.ProjectHandlers;
import com.syncsketch.mock.internal.handler.ReviewHandlers;
import com.syncsketch.mock.internal.handler.ShotGridHandlers;
import com.syncsketch.mock.internal.handler.SketchHandlers;
import com.syncsketch.mock.internal.handler.UploadHandlers;
import com.syncsketch.mock.internal.handler.UserHandlers;
import com.syncsketch.mock.internal.handler.WebhookHandlers;
import com.syncsketch.mock.internal.routing.ApiRouter;
import com.syncsketch.mock.internal.routing.Authenticator;
import com.syncsketch.mock.internal.routing.HandlerRegistry;
import com.syncsketch.mock.internal.state.Account;
import com.syncsketch.mock.internal.state.Person;
import com.syncsketch.mock.internal.state.Store;
import com.syncsketch.mock.internal.storage.ExternalUploadTarget;
import com.syncsketch.mock.internal.storage.Storage;
import com.syncsketch.mock.internal.storage.StorageEndpoint;
import com.syncsketch.mock.internal.storage.StorageUrl;
import com.syncsketch.mock.internal.storage.UploadTarget;
import com.syncsketch.mock.internal.view.Paginator;
import com.syncsketch.mock.internal.view.ResponseSerializer;
import com.syncsketch.mock.internal.webhook.WebhookSender;
import com.syncsketch.mock.model.ExternalStorage;
import com.syncsketch.mock.model.MockData;
import jakarta.annotation.Nullable;
import java.util.function.IntSupplier;

/** One world with everything that acts on it. A reset makes a new one. */
public final class MockService implements AutoCloseable {

    private final Store world;
    private final WebhookSender deliveries = new WebhookSender();
    private final Events events;
    private final MockData data;
    private final Tasks tasks;
    private final ShotGrid shotGrid;
    private final ApiRouter api;
    private final Storage storage;
    private final StorageEndpoint storageService;

    /**
     * Makes a world in which there is one user, and what the seed describes; one workspace if that has none.
     *
     * @param contract what requests and answers are held against
     * @param settings how it behaves
     * @param storagePort tells the port of the storage
     * @throws com.syncsketch.mock.model.SeedException if the seed does not fit
     */
    public MockService(Contract contract, Settings settings, IntSupplier storagePort) {
        world = new Store(settings.clock(), settings.firstId(), settings.randomSeed());
        Authenticator login = new Authenticator(world);
        Repository records = new Repository(world);
        shotGrid = new ShotGrid(world);
        SeedLoader planter = new SeedLoader(contract, world, records, login, shotGrid);
        planter.reserve(settings.seed());
        Person user = world.people().add(new Person(world.newId(), settings.user(), settings.user()));
        login.accept(user, settings.key());
        planter.plant(settings.seed(), user);
        if (world.accounts().all().findAny().isEmpty()) {
            Account account = world.accounts().add(new Account(world.newId(), "Studio"));
            records.connect(user, account, null, "admin");
        }

        ResponseSerializer views = new ResponseSerializer(world);
        data = new StoreData(world, contract, records, views, login, planter);
        Paginator lists = new Paginator(settings.pageSize());
        events = new Events(world, contract, deliveries);
        storage = storage(settings, storagePort);
        storageService = new StorageEndpoint(storage);
        Media media = new Media(world, storage, events, settings.uploads().processingReads());
        storage.onUpload(
                object -> media.arrived(object.itemId(), object.size(), host -> storage.signedUrl(object.key(), host)));
        UploadTarget target = target(settings.uploads().external(), media);
        media.beforeRead(target::look);
        tasks = new Tasks(world);
        HandlerRegistry handlers = new HandlerRegistry();
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
        api = new ApiRouter(contract, handlers, login, world, settings.strict());
    }

    private static Storage storage(Settings settings, IntSupplier port) {
        Settings.Uploads uploads = settings.uploads();
        // Another sequence than that of the uuids, which a secret more would shift.
        String secret = "secret of " + settings.randomSeed();
        StorageUrl address = new StorageUrl(uploads.url(), port);
        return new Storage(settings.clock(), secret, uploads.life(), uploads.folder(), address);
    }

    private UploadTarget target(@Nullable ExternalStorage external, Media media) {
        if (external == null) {
            return storage;
        }
        return new ExternalUploadTarget(external, (itemId, size, url) -> media.arrived(itemId, size, host -> url.get()));
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
    public StorageEndpoint storageService() {
        return storageService;
    }

    /**
     * Gives the state.
     *
     * @return the world
     */
    public Store world() {
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
    public ApiRouter api() {
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
    public WebhookSender deliveries() {
        return deliveries;
    }

    /** Sends no more events. */
    @Override
    public void close() {
        deliveries.close();
    }
}
