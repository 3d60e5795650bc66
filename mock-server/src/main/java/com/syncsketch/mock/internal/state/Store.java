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
 * Everything that the service remembers. One lock guards all of it: a call sees no half-done change of another one.
 * The same seed and the same calls in the same order give the same ids and the same uuids.
 */
public final class Store {

    private final ReentrantLock lock = new ReentrantLock();
    private final Clock clock;
    private final Random random;
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
     * Makes an empty world.
     *
     * @param clock tells the time of changes and of expiry
     * @param firstId the first id; all kinds draw from one sequence, so that an id of the wrong kind finds nothing
     * @param seed what uuids and keys are drawn from
     */
    public Store(Clock clock, long firstId, long seed) {
        this.clock = clock;
        this.nextId = firstId;
        this.random = new Random(seed);
    }

    /**
     * Does something that nothing else interrupts.
     *
     * @param <R> the kind of result
     * @param work what to do
     * @return its result
     */
    public <R> R locked(Supplier<R> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Draws an id.
     *
     * @return an id that nothing else has
     */
    public long newId() {
        while (reserved.contains(nextId)) {
            nextId++;
        }
        return nextId++;
    }

    /**
     * Keeps an id for something that will ask for it by number. It is not drawn any more.
     *
     * @param id the id
     */
    public void reserve(long id) {
        reserved.add(id);
    }

    /**
     * Finds something of any kind, as all kinds share one sequence of ids.
     *
     * @param id the id
     * @return the resource; empty if nothing has that id
     */
    public Optional<Resource> find(long id) {
        return Stream.of(people, accounts, projects, reviews, items, revisions, frames, connections)
                .<Resource>flatMap(table -> table.find(id).stream())
                .findFirst();
    }

    /**
     * Draws a uuid.
     *
     * @return a uuid of the usual form
     */
    public String newUuid() {
        return new UUID((random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() >>> 2) | Long.MIN_VALUE)
                .toString();
    }

    /**
     * Draws the short form of uuid that reviews have: twelve letters and digits.
     *
     * @return the uuid
     */
    public String newShortUuid() {
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        StringBuilder uuid = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            uuid.append(letters.charAt(random.nextInt(letters.length())));
        }
        return uuid.toString();
    }

    /**
     * Tells the time.
     *
     * @return the time by the clock of this server
     */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Tells the time as v1 writes it.
     *
     * @return the time in UTC, to the second, such as {@code 2026-03-02T09:15:00Z}
     */
    public String timestamp() {
        return now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /**
     * Gives the people.
     *
     * @return the table
     */
    public Table<Person> people() {
        return people;
    }

    /**
     * Gives the workspaces.
     *
     * @return the table
     */
    public Table<Account> accounts() {
        return accounts;
    }

    /**
     * Gives the projects.
     *
     * @return the table
     */
    public Table<Project> projects() {
        return projects;
    }

    /**
     * Gives the reviews.
     *
     * @return the table
     */
    public Table<Review> reviews() {
        return reviews;
    }

    /**
     * Gives the items.
     *
     * @return the table
     */
    public Table<Item> items() {
        return items;
    }

    /**
     * Gives the revisions.
     *
     * @return the table
     */
    public Table<Revision> revisions() {
        return revisions;
    }

    /**
     * Gives the comments and sketches.
     *
     * @return the table
     */
    public Table<Frame> frames() {
        return frames;
    }

    /**
     * Gives what connects people to workspaces and projects.
     *
     * @return the table
     */
    public Table<Connection> connections() {
        return connections;
    }
}
