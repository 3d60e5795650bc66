package com.syncsketch.cli.probe;

import java.util.List;

/**
 * The options of a probe.
 *
 * @param samples the number of records to read with each operation, at least 1
 * @param limit the page size of lists, at least 2
 * @param skipped the ids of operations to skip
 * @param showWords whether to report names that only one object has and values that the contract does not list
 */
public record ProbeOptions(int samples, int limit, List<String> skipped, boolean showWords) {

    /** Copies the list. */
    public ProbeOptions {
        skipped = List.copyOf(skipped);
    }
}
