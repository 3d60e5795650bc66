package com.syncsketch.benchmarks.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import com.syncsketch.benchmarks.server.ResponseServer;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Bounds for what a call of our client allocates on the calling thread once the JIT compiler is done. Unlike time, allocation does
 * not depend on the load of the machine.
 */
class AllocationTest {

    private static final int BATCH = 200;

    /** The JIT compiler removes allocations until it is done; how many calls that takes depends on the load of the machine. */
    private static final int MAX_BATCHES = 100;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** The maximum number of bytes per call. */
    enum Bound {
        PROJECT(Call.PROJECT, 8 * 1024),
        COMMENT(Call.COMMENT, 9 * 1024),
        ITEMS(Call.ITEMS, 300 * 1024);

        private final Call call;
        private final long bytes;

        Bound(Call call, long bytes) {
            this.call = call;
            this.bytes = bytes;
        }
    }

    @ParameterizedTest
    @EnumSource
    void staysWithinItsBound(Bound bound) throws Exception {
        try (ResponseServer server = ResponseServer.start("127.0.0.1", null);
                Caller caller = Caller.Contender.OURS.at(server.origin(), null)) {
            long least = Long.MAX_VALUE;
            for (int batch = 0; batch < MAX_BATCHES && least > bound.bytes; batch++) {
                least = Math.min(least, allocatedPerCall(bound.call, caller));
            }
            assertThat(least).as("bytes per call, %s", bound.call.title()).isLessThanOrEqualTo(bound.bytes);
        }
    }

    private static long allocatedPerCall(Call call, Caller caller) throws Exception {
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        for (int i = 0; i < BATCH; i++) {
            call.make(caller);
        }
        return (THREADS.getThreadAllocatedBytes(thread) - before) / BATCH;
    }
}
