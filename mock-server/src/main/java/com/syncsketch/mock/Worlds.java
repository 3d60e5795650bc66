package com.syncsketch.mock;

import com.syncsketch.mock.internal.app.Settings;
import com.syncsketch.mock.internal.app.WorldName;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.model.Seed;
import com.syncsketch.mock.model.SeedException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The worlds of a server. Thread-safe. */
final class Worlds {

    private static final int MAX_DEFECTS_OF_DELETED = 1000;

    private final MockSyncSketch server;
    private final CompletableFuture<Contract> contract;
    private final Settings defaults;
    private final MockClock clock;
    private final MockLimits limits;
    private final MockWorld defaultWorld;

    /** Replaced as a whole, because requests read it without a lock. */
    private volatile Index index;

    private int lastNumber;

    /** Kept, so that a test that deletes its world still fails. */
    private final List<String> defectsOfDeleted = new ArrayList<>();

    /** The worlds by name, in the order of their creation, and by user in lower case. */
    private record Index(Map<String, MockWorld> byName, Map<String, MockWorld> byUser) {

        static Index of(Collection<MockWorld> worlds) {
            Map<String, MockWorld> byName = new LinkedHashMap<>();
            Map<String, MockWorld> byUser = new LinkedHashMap<>();
            for (MockWorld world : worlds) {
                byName.put(world.name(), world);
                byUser.put(userKey(world.user()), world);
            }
            return new Index(byName, byUser);
        }
    }

    /**
     * Creates the default world and those of a state.
     *
     * @param server the server
     * @param contract the contract, which may still be read
     * @param defaults the settings of the default world, which others take over
     * @param initial the initial data of the default world, or the state of all worlds
     * @param clock the clock of the default world
     * @param limits the limits
     * @throws SeedException if the state is not valid, or has too many worlds
     */
    Worlds(
            MockSyncSketch server,
            CompletableFuture<Contract> contract,
            Settings defaults,
            Seed initial,
            MockClock clock,
            MockLimits limits) {
        this.server = server;
        this.contract = contract;
        this.defaults = defaults;
        this.clock = clock;
        this.limits = limits;
        defaultWorld = new MockWorld(this, defaults.withSeed(initial), clock, limits);
        index = Index.of(List.of(defaultWorld));
        for (MockWorldOptions saved : StateOfWorlds.read(initial)) {
            try {
                add(newWorld(saved));
            } catch (WorldExistsException | WorldLimitException e) {
                throw new SeedException(initial.source(), List.of("worlds: " + e.getMessage()));
            }
        }
    }

    private static String userKey(String user) {
        return user.toLowerCase(Locale.ROOT);
    }

    MockWorld defaultWorld() {
        return defaultWorld;
    }

    CompletableFuture<Contract> contract() {
        return contract;
    }

    URI url() {
        return server.url();
    }

    int storagePort() {
        return server.storagePort();
    }

    boolean hasStateFile() {
        return server.hasStateFile();
    }

    void saveState() throws IOException {
        server.saveState();
    }

    /** Returns all worlds, the default one first. */
    List<MockWorld> all() {
        return List.copyOf(index.byName().values());
    }

    Optional<MockWorld> find(String name) {
        return Optional.ofNullable(index.byName().get(name));
    }

    /** Finds the world of the user of a request. */
    Optional<MockWorld> ofUser(String user) {
        return Optional.ofNullable(index.byUser().get(userKey(user)));
    }

    /** Waits until all worlds of a state have been loaded. */
    void awaitLoaded() {
        all().forEach(MockWorld::service);
    }

    MockWorld create(Consumer<MockWorldOptions> change) {
        MockWorldOptions options = new MockWorldOptions();
        change.accept(options);
        Seed seed = options.seed();
        if (seed != null && !StateOfWorlds.read(seed).isEmpty()) {
            throw new IllegalArgumentException("The seed of a world must not contain other worlds: " + seed);
        }
        synchronized (this) {
            MockWorld world = newWorld(options);
            // Reports an invalid seed before anybody sees the world.
            world.service();
            return add(world);
        }
    }

    private MockWorld newWorld(MockWorldOptions options) {
        Map<String, MockWorld> existing = index.byName();
        if (existing.size() > limits.worlds()) {
            throw new WorldLimitException(limits.worlds());
        }
        WorldName name = Optional.ofNullable(options.name()).orElseGet(() -> newName(existing));
        if (existing.containsKey(name.text())) {
            throw new WorldExistsException("There is already a world '" + name + "'");
        }
        MockClock ownClock = clock.independent();
        Settings settings = options.settings(name, defaults, ownClock);
        Optional<MockWorld> sameUser = ofUser(settings.user());
        if (sameUser.isPresent()) {
            throw new WorldExistsException("The user '" + settings.user() + "' belongs to the world '"
                    + sameUser.get().name() + "'");
        }
        return new MockWorld(this, settings, ownClock, limits);
    }

    private MockWorld add(MockWorld world) {
        List<MockWorld> worlds = new ArrayList<>(all());
        worlds.add(world);
        index = Index.of(worlds);
        return world;
    }

    /** Returns a name that no world has had, unless it was chosen by a user. */
    private WorldName newName(Map<String, MockWorld> existing) {
        do {
            lastNumber++;
        } while (existing.containsKey("world-" + lastNumber));
        return new WorldName("world-" + lastNumber);
    }

    void delete(MockWorld world) {
        if (world == defaultWorld) {
            throw new IllegalStateException("The default world cannot be deleted; it ends with the server");
        }
        synchronized (this) {
            if (find(world.name()).orElse(null) != world) {
                return;
            }
            List<MockWorld> rest = new ArrayList<>(all());
            rest.remove(world);
            named(world).stream()
                    .limit(MAX_DEFECTS_OF_DELETED - defectsOfDeleted.size())
                    .forEach(defectsOfDeleted::add);
            index = Index.of(rest);
        }
        world.endDelays();
        world.end(true);
    }

    void deleteAll() {
        all().stream().filter(world -> world != defaultWorld).forEach(this::delete);
        synchronized (this) {
            defectsOfDeleted.clear();
        }
    }

    /** Returns the defects of all worlds, and those of deleted ones. */
    synchronized List<String> defects() {
        List<String> defects = new ArrayList<>(defaultWorld.defects());
        defects.addAll(defectsOfDeleted);
        all().stream().skip(1).forEach(world -> defects.addAll(named(world)));
        return List.copyOf(defects);
    }

    private static List<String> named(MockWorld world) {
        return world.defects().stream()
                .map(defect -> "world " + world.name() + ", " + defect)
                .toList();
    }
}
