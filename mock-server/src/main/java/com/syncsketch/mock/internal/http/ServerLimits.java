package com.syncsketch.mock.internal.http;

import java.time.Duration;

/**
 * The limits of a {@link WebServer}.
 *
 * @param concurrentRequests the maximum number of requests that are handled at the same time, apart from priority requests
 * @param bodyTimeout the maximum time to wait for the next bytes of a request body
 * @param bodyMemory the memory for bodies that are read as a whole
 */
public record ServerLimits(int concurrentRequests, Duration bodyTimeout, BodyMemory bodyMemory) {

    /** The default number of requests that are handled at the same time. */
    public static final int DEFAULT_CONCURRENT_REQUESTS = 500;

    /** The default time to wait for the next bytes of a body. */
    public static final Duration DEFAULT_BODY_TIMEOUT = Duration.ofSeconds(60);

    /** Creates limits with half of the heap for bodies. */
    public ServerLimits(int concurrentRequests, Duration bodyTimeout) {
        this(concurrentRequests, bodyTimeout, BodyMemory.ofHeap());
    }
}
