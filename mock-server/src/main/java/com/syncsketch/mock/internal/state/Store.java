package com.syncsketch.mock.internal.state;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The state of the simulated service. One lock guards all of it, so that no request sees an incomplete change of another one. The same
 * random seed and the same requests in the same order result in the same ids and uuids.
 */
public final class Store {

    private final ReentrantLock lock = new ReentrantLock();
    private final Clock clock;
    private final CountingRandom random;
    private final Set<Long> reserved = new HashSet<>();
    private long nextId;

    private final Table<Person> people = new Table<>();
    private final Table<Account> accounts = new Table<>();
    private final Table<Project> projects = new Table<>();
    private final Table<Review> reviews = new Table<>();
    private final Table<Item> items = new Table<>();
    private final Table<Revision> revisions = new Table<>();
    private final Table<Frame> frames = new Table<>();
    private final Table<Connection> connections = new Table<>();

    /**
     * Creates an empty store.
     *
     * @param clock the clock for timestamps
     * @param firstId the first id; all kinds of resources share one sequence, so that an id of the wrong kind finds nothing
     * @param randomSeed the seed of the random numbers for uuids
     */
    public Store(Clock clock, long firstId, long randomSeed) {
        this.clock = clock;
        this.nextId = firstId;
        this.random = new CountingRandom(randomSeed);
    }

    /** Random numbers that can be continued later: the same number of draws from the same seed leads to the same state. */
    private static final class CountingRandom extends Random {

        private static final long serialVersionUID = 1L;

        private long draws;

        CountingRandom(long seed) {
            super(seed);
        }

        @Override
        protected int next(int bits) {
            draws++;
            return super.next(bits);
        }

        void skipTo(long count) {
            while (draws < count) {
                next(32);
            }
        }
    }

    /**
     * The state of the sequences of ids and random numbers.
     *
     * @param nextId the next id
     * @param draws the number of random numbers that were drawn
     */
    public record Sequences(long nextId, long draws) {}

    /** Returns the state of the sequences. */
    public Sequences sequences() {
        return new Sequences(nextId, random.draws);
    }

    /** Continues the sequences of an earlier store with the same random seed. */
    public void continueFrom(Sequences sequences) {
        nextId = sequences.nextId();
        random.skipTo(sequences.draws());
    }

    /**
     * Runs an action while holding the lock. Reentrant.
     *
     * @param <R> the type of the result
     * @param action the action
     * @return its result
     */
    public <R> R locked(Supplier<R> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** Returns a new id. */
    public long newId() {
        while (reserved.contains(nextId)) {
            nextId++;
        }
        return nextId++;
    }

    /** Reserves an id, so that {@link #newId} does not return it. */
    public void reserve(long id) {
        reserved.add(id);
    }

    /** Finds a resource of any kind by id; all kinds share one sequence of ids. */
    public Optional<Resource> find(long id) {
        return Stream.of(people, accounts, projects, reviews, items, revisions, frames, connections)
                .<Resource>flatMap(table -> table.find(id).stream())
                .findFirst();
    }

    /** Returns a new random uuid. */
    public String newUuid() {
        return new UUID((random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() >>> 2) | Long.MIN_VALUE)
                .toString();
    }

    /** Returns a new uuid in the short format of reviews: twelve letters and digits. */
    public String newShortUuid() {
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        StringBuilder uuid = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            uuid.append(letters.charAt(random.nextInt(letters.length())));
        }
        return uuid.toString();
    }

    /** Returns the current time by the clock of the server. */
    public Instant now() {
        return clock.instant();
    }

    /** Returns the current time in the format of v1: UTC with seconds, such as {@code 2026-03-02T09:15:00Z}. */
    public String timestamp() {
        return now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    public Table<Person> people() {
        return people;
    }

    public Table<Account> accounts() {
        return accounts;
    }

    public Table<Project> projects() {
        return projects;
    }

    public Table<Review> reviews() {
        return reviews;
    }

    public Table<Item> items() {
        return items;
    }

    public Table<Revision> revisions() {
        return revisions;
    }

    /** Returns the comments and sketches. */
    public Table<Frame> frames() {
        return frames;
    }

    public Table<Connection> connections() {
        return connections;
    }
}
