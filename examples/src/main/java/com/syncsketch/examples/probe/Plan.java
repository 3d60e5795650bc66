package com.syncsketch.examples.probe;

import java.util.ArrayList;
import java.util.List;

/** What is read, and how often at most: known before anything is sent. */
final class Plan {

    /** Two pages, and two or three questions about sizes. */
    static final int PAGING_CALLS = 4;

    /**
     * One operation.
     *
     * @param calls how often it is read at most; 0 if nothing that is read gives its parameters
     */
    record Step(ReadOperation operation, int calls) {}

    private final List<Step> steps = new ArrayList<>();

    /**
     * Makes a plan.
     *
     * @param reads the operations
     * @param resources which of them gives ids for which
     * @param samples of how many records each operation is read
     * @param skipped ids of operations to leave out
     */
    Plan(List<ReadOperation> reads, Resources resources, int samples, List<String> skipped) {
        for (ReadOperation operation : reads) {
            boolean canRead = operation.pathParameters().stream().allMatch(resources::canFill);
            if (skipped.contains(operation.id())) {
                continue;
            }
            boolean many = !operation.pathParameters().isEmpty()
                    || (operation.isPaged() && resources.filterOf(operation) != null);
            int calls = !canRead ? 0 : (many ? samples : 1) + (operation.isPaged() ? PAGING_CALLS : 0);
            steps.add(new Step(operation, calls));
        }
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Gives how many calls there are at most. */
    int calls() {
        return steps.stream().mapToInt(Step::calls).sum();
    }
}
