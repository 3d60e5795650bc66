package com.syncsketch.mock.internal.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.data.SeedLoader;
import com.syncsketch.mock.internal.data.StateDocument;
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
import com.syncsketch.mock.internal.seed.StateFormat;
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
import com.syncsketch.mock.model.SeedException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Wires the in-memory store and everything that acts on it. A reset creates a new instance. */
public final class MockService implements AutoCloseable {

    private final Store store;
    private final WebhookSender webhookSender = new WebhookSender();
    private final Events events;
    private final MockData data;
    private final Tasks tasks;
    private final ShotGrid shotGrid;
    private final ApiRouter api;
    private final Storage storage;
    private final StorageEndpoint storageEndpoint;
    private final StateDocument state;

    /**
     * Creates a store with one user and the content of the seed, or with one workspace if the seed has none.
     *
     * @param contract the contract that requests and responses are validated against
     * @param settings the settings
     * @param storagePort returns the port of the storage
     * @throws com.syncsketch.mock.model.SeedException if the seed is invalid
     */
    public MockService(Contract contract, Settings settings, IntSupplier storagePort) {
        store = new Store(settings.clock(), settings.firstId(), settings.randomSeed());
        Authenticator authenticator = new Authenticator(store, settings.world().keyPrefix());
        Repository repository = new Repository(store);
        shotGrid = new ShotGrid(store);
        events = new Events(store, contract, webhookSender);
        storage = storage(settings, storagePort);
        storageEndpoint = new StorageEndpoint(storage);
        Media media = new Media(store, storage, events, settings.uploads().processingReads());
        storage.onUpload(object -> media.setStored(object.itemId(), object.size(), object.key()));
        SeedLoader seedLoader = new SeedLoader(contract, store, repository, authenticator, shotGrid, media);
        seedLoader.reserveIds(settings.seed());
        state = new StateDocument(store, authenticator, media, storage, events, shotGrid);
        JsonNode seed = SeedLoader.parse(settings.seed());
        if (StateFormat.isState(seed)) {
            restore(seed, settings, repository, authenticator);
        } else {
            Person user = store.people().add(new Person(store.newId(), settings.user(), settings.user()));
            authenticator.accept(user, settings.key());
            seedLoader.load(settings.seed(), user);
            if (store.accounts().all().findAny().isEmpty()) {
                Account account = store.accounts().add(new Account(store.newId(), "Studio"));
                repository.connect(user, account, null, "admin");
            }
        }

        ResponseSerializer serializer = new ResponseSerializer(store, contract);
        data = new StoreData(store, contract, repository, serializer, authenticator, seedLoader, media);
        Paginator paginator = new Paginator(settings.pageSize());
        UploadTarget uploadTarget = uploadTarget(settings, media);
        media.beforeRead(uploadTarget::checkForUpload);
        tasks = new Tasks(store);
        HandlerRegistry handlers = new HandlerRegistry();
        new ConnectionHandlers(repository).addTo(handlers);
        new AccountHandlers(store, repository, serializer, paginator).addTo(handlers);
        new ProjectHandlers(contract, store, repository, serializer, paginator).addTo(handlers);
        new ReviewHandlers(store, repository, serializer, paginator, events).addTo(handlers);
        new ItemHandlers(contract, repository, serializer, paginator, events, media).addTo(handlers);
        new UserHandlers(contract, store, repository, serializer, paginator).addTo(handlers);
        new FrameHandlers(store, repository, serializer, paginator, events).addTo(handlers);
        new SketchHandlers(store, repository, tasks, storage).addTo(handlers);
        new ShotGridHandlers(store, repository, tasks, events, shotGrid, media).addTo(handlers);
        new WebhookHandlers(store, repository, events).addTo(handlers);
        new UploadHandlers(store, repository, serializer, media, storage, uploadTarget).addTo(handlers);
        api = new ApiRouter(contract, handlers, authenticator, store, settings.strict());
    }

    private void restore(JsonNode seed, Settings settings, Repository repository, Authenticator authenticator) {
        String source = settings.seed().source();
        try {
            state.restore(seed);
        } catch (IllegalArgumentException e) {
            throw new SeedException(source, List.of(String.valueOf(e.getMessage())));
        }
        Person user = repository
                .person(settings.user())
                .or(() -> settings.world().isDefault() ? Optional.empty() : renamedFirstUser(settings.user()))
                .orElseThrow(
                        () -> new SeedException(source, List.of("people: there is no user '" + settings.user() + "'")));
        authenticator.accept(user, settings.key());
    }

    /** Renames the first user of a state that comes from another world after the first user of this one. */
    private Optional<Person> renamedFirstUser(String name) {
        Optional<Person> first = store.people().all().findFirst();
        first.ifPresent(person -> person.fields().put("username", name).put("email", name));
        return first;
    }

    private static Storage storage(Settings settings, IntSupplier port) {
        Settings.Uploads uploads = settings.uploads();
        // Not drawn from the random sequence of the uuids, which would be shifted by it.
        String secret = "secret of " + settings.randomSeed() + settings.world().storagePath();
        StorageUrl url =
                new StorageUrl(uploads.location(), port, settings.world().storagePath());
        return new Storage(settings.clock(), secret, uploads.life(), uploads.folder(), url);
    }

    private UploadTarget uploadTarget(Settings settings, Media media) {
        ExternalStorage external = settings.uploads().external();
        if (external == null) {
            return storage;
        }
        return new ExternalUploadTarget(external, settings.world().keyPrefix(), media::setStored);
    }

    /** Returns the complete state as a seed. */
    public ObjectNode state() {
        return store.locked(state::save);
    }

    /** Returns the storage, which holds the media files. */
    public Storage storage() {
        return storage;
    }

    /** Returns the handler of requests to the storage. */
    public StorageEndpoint storageEndpoint() {
        return storageEndpoint;
    }

    /** Returns the store. */
    public Store store() {
        return store;
    }

    /** Returns access to the data for tests. */
    public MockData data() {
        return data;
    }

    /** Returns the handler of API requests. */
    public ApiRouter api() {
        return api;
    }

    /** Returns the events. */
    public Events events() {
        return events;
    }

    /** Returns the tasks. */
    public Tasks tasks() {
        return tasks;
    }

    /** Returns the simulated ShotGrid site. */
    public ShotGrid shotGrid() {
        return shotGrid;
    }

    /** Returns the sender of webhooks. */
    public WebhookSender webhookSender() {
        return webhookSender;
    }

    /** Stops sending webhooks, and deletes the parts of open multipart uploads. */
    @Override
    public void close() {
        webhookSender.close();
        storage.discardUploads();
    }
}
