package com.syncsketch.benchmarks.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.sdk.client.error.SyncSketchException;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The faults of the current interval and the number of operations that each made fail. Thread-safe, but no operation may run
 * while the faults change.
 */
final class FaultSchedule {

    private final AdminClient admin;
    private final InjectedFaults faults;
    private final Map<InjectedFault, AtomicLong> failures = new ConcurrentHashMap<>();
    private volatile Map<String, InjectedFault> current = Map.of();

    FaultSchedule(AdminClient admin, InjectedFaults faults) {
        this.admin = admin;
        this.faults = faults;
    }

    /**
     * Returns the fault that explains a failure, and counts the failure.
     *
     * @param operation the operation that failed
     * @return the fault, or null if no fault of the operation explains the failure
     */
    @Nullable
    InjectedFault reason(SyncSketchException failure, String operation) {
        InjectedFault fault = current.get(operation);
        if (fault == null || !fault.explains(failure)) {
            return null;
        }
        failures.computeIfAbsent(fault, key -> new AtomicLong()).incrementAndGet();
        return fault;
    }

    /**
     * Begins the next interval with new faults.
     *
     * @return the number of times that the previous faults were applied
     * @throws IllegalStateException if a fault was applied more or less often than operations failed because of it
     */
    long change() throws IOException {
        long applied = end();
        current = faults.draw().stream().collect(Collectors.toMap(InjectedFault::operation, Function.identity()));
        admin.replaceFaults(current.values());
        return applied;
    }

    /**
     * Ends the interval and removes all faults.
     *
     * @return the number of times that the faults were applied
     * @throws IllegalStateException if a fault was applied more or less often than operations failed because of it
     */
    long end() throws IOException {
        long total = 0;
        for (JsonNode status : admin.list("faults")) {
            long applied = status.get("applied").asLong();
            total += applied;
            InjectedFault fault = Objects.requireNonNull(
                    current.get(status.get("fault").get("on").asText()));
            AtomicLong failed = failures.get(fault);
            if (fault.failure() != null && applied != (failed == null ? 0 : failed.get())) {
                throw new IllegalStateException(
                        fault + " was applied " + applied + " times, but made " + failed + " operations fail");
            }
        }
        failures.clear();
        current = Map.of();
        admin.replaceFaults(List.of());
        return total;
    }
}
