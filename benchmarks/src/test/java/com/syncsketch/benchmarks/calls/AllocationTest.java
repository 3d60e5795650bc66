package com.syncsketch.benchmarks.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import com.syncsketch.benchmarks.server.ResponseServer;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Limits the bytes that our client allocates per request on the calling thread once the JIT compiler is done. Unlike time,
 * allocation does not depend on the load of the machine.
 */
class AllocationTest {

    private static final int BATCH = 200;

    /** The JIT compiler removes allocations until it is done, which takes more requests on a busy machine. */
    private static final int MAX_BATCHES = 100;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** The maximum number of bytes per request. */
    enum Bound {
        PROJECT(MeasuredCall.PROJECT, 8 * 1024),
        COMMENT(MeasuredCall.COMMENT, 9 * 1024),
        ITEMS(MeasuredCall.ITEMS, 300 * 1024);

        private final MeasuredCall call;
        private final long bytes;

        Bound(MeasuredCall call, long bytes) {
            this.call = call;
            this.bytes = bytes;
        }
    }

    @ParameterizedTest
    @EnumSource
    void allocatesAtMost(Bound bound) throws Exception {
        try (ResponseServer server = ResponseServer.start("127.0.0.1", null);
                Caller caller = Caller.Candidate.OURS.create(server.origin(), null)) {
            long least = Long.MAX_VALUE;
            for (int batch = 0; batch < MAX_BATCHES && least > bound.bytes; batch++) {
                least = Math.min(least, allocatedPerRequest(bound.call, caller));
            }
            assertThat(least).as("bytes per request, %s", bound.call.title()).isLessThanOrEqualTo(bound.bytes);
        }
    }

    private static long allocatedPerRequest(MeasuredCall call, Caller caller) throws Exception {
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        for (int i = 0; i < BATCH; i++) {
            call.send(caller);
        }
        return (THREADS.getThreadAllocatedBytes(thread) - before) / BATCH;
    }
}
