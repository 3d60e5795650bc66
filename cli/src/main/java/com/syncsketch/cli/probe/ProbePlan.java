package com.syncsketch.cli.probe;

import java.util.ArrayList;
import java.util.List;

/** The operations to read, with the maximum number of requests. Known before the first request. */
final class ProbePlan {

    /** The maximum number of requests about paging: two pages and two requests about sizes. */
    static final int MAX_PAGING_REQUESTS = 4;

    /**
     * The plan for one operation.
     *
     * @param maxRequests the maximum number of requests; 0 if no response provides its parameters
     */
    record Step(ReadOperation operation, int maxRequests) {}

    private final List<Step> steps = new ArrayList<>();

    /**
     * Creates a plan.
     *
     * @param reads the operations
     * @param idSources the sources of ids
     * @param samples the number of records to read with each operation
     * @param skipped the ids of operations to skip
     */
    ProbePlan(List<ReadOperation> reads, IdSources idSources, int samples, List<String> skipped) {
        for (ReadOperation operation : reads) {
            boolean canRead = operation.pathParameters().stream().allMatch(idSources::canFill);
            if (skipped.contains(operation.id())) {
                continue;
            }
            boolean many = !operation.pathParameters().isEmpty()
                    || (operation.isPaged() && idSources.filterOf(operation) != null);
            int maxRequests = !canRead ? 0 : (many ? samples : 1) + (operation.isPaged() ? MAX_PAGING_REQUESTS : 0);
            steps.add(new Step(operation, maxRequests));
        }
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Returns the maximum number of requests. */
    int maxRequests() {
        return steps.stream().mapToInt(Step::maxRequests).sum();
    }
}
