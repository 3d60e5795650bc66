package com.syncsketch.mock;

import com.syncsketch.mock.internal.http.ServerLimits;
import com.syncsketch.mock.journal.Journal;
import java.time.Duration;
import java.util.function.Consumer;

/** The limits of a {@link MockSyncSketch}, which protect it from slow and numerous requests. Not thread-safe. */
public final class MockLimits {

    private int concurrentRequests = ServerLimits.DEFAULT_CONCURRENT_REQUESTS;
    private Duration bodyTimeout = ServerLimits.DEFAULT_BODY_TIMEOUT;
    private int journalCapacity = Journal.DEFAULT_CAPACITY;
    private long journalSize = Journal.DEFAULT_MAX_SIZE;
    private int worlds = 64;

    MockLimits() {}

    /**
     * Sets the maximum number of requests that the journal keeps. It keeps the most recent ones, and still counts the
     * others. See also {@link #journalSize}.
     *
     * @param capacity the number of requests; 1000 by default
     * @return this
     * @throws IllegalArgumentException if the capacity is less than 1
     */
    public MockLimits journalCapacity(int capacity) {
        journalCapacity = OptionChecks.atLeastOne("journal capacity", capacity);
        return this;
    }

    /**
     * Sets the maximum size of the requests and responses that the journal keeps. It keeps the most recent ones, at least one.
     *
     * @param bytes the approximate size in bytes; 16 MiB by default
     * @return this
     * @throws IllegalArgumentException if the size is less than 1
     */
    public MockLimits journalSize(long bytes) {
        journalSize = OptionChecks.atLeastOne("journal size", bytes);
        return this;
    }

    /**
     * Sets the maximum number of requests that are handled at the same time, each on a thread. Further requests get the status
     * code 503. Requests to the admin API are not counted.
     *
     * @param requests the number of requests; 500 by default
     * @return this
     * @throws IllegalArgumentException if the number is less than 1
     */
    public MockLimits concurrentRequests(int requests) {
        concurrentRequests = OptionChecks.atLeastOne("number of concurrent requests", requests);
        return this;
    }

    /**
     * Sets the maximum time to wait for the next bytes of a request body. The response to a slower client has the status code
     * 408. A body that takes longer in total must have a rate of 1 KiB per second.
     *
     * @param timeout the timeout; 60 seconds by default
     * @return this
     * @throws IllegalArgumentException if the timeout is not from 1 millisecond to 1 day
     */
    public MockLimits bodyTimeout(Duration timeout) {
        bodyTimeout = OptionChecks.range(
                "body timeout", timeout, Duration.ofMillis(1), Duration.ofDays(1), "from 1 millisecond to 1 day");
        return this;
    }

    /**
     * Sets the maximum number of {@linkplain MockSyncSketch#newWorld() worlds} in addition to the default one. Each of them has a
     * journal, which takes the most memory, see {@link #journalSize}.
     *
     * @param number the number of worlds; 64 by default
     * @return this
     * @throws IllegalArgumentException if the number is negative
     */
    public MockLimits worlds(int number) {
        worlds = OptionChecks.notNegative("number of worlds", number);
        return this;
    }

    int worlds() {
        return worlds;
    }

    ServerLimits webServer() {
        return new ServerLimits(concurrentRequests, bodyTimeout);
    }

    Journal journal(Consumer<String> requireOperation) {
        return new Journal(journalCapacity, journalSize, requireOperation);
    }
}
