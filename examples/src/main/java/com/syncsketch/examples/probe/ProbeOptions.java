package com.syncsketch.examples.probe;

import java.util.List;

/**
 * How much is read and told.
 *
 * @param samples of how many records each operation is read, 1 or more
 * @param limit how many records of a list are read, 2 or more
 * @param skipped ids of operations to leave out
 * @param wordsAreTold whether words are told that only one object has, and values that a set does not list
 */
public record ProbeOptions(int samples, int limit, List<String> skipped, boolean wordsAreTold) {

    /** Copies the list. */
    public ProbeOptions {
        skipped = List.copyOf(skipped);
    }
}
