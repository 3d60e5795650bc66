package com.syncsketch.benchmarks.measure;

import java.util.List;
import java.util.Map;

/**
 * What a suite found.
 *
 * @param suite its name
 * @param machine where it ran: what of, and what was on it
 * @param versions who ran, by name, with the version
 * @param comparisons the numbers side by side
 * @param curves the numbers that grow
 * @param remarks what did not run and why, and what has to be known to read the numbers
 */
public record SuiteResult(
        String suite,
        Map<String, String> machine,
        Map<String, String> versions,
        List<Comparison> comparisons,
        List<Curve> curves,
        List<String> remarks) {

    public SuiteResult {
        comparisons = List.copyOf(comparisons);
        curves = List.copyOf(curves);
        remarks = List.copyOf(remarks);
    }
}
