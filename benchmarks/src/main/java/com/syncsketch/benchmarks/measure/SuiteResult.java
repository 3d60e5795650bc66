package com.syncsketch.benchmarks.measure;

import java.util.List;
import java.util.Map;

/**
 * The result of a suite.
 *
 * @param suite its name
 * @param machine the machine it ran on
 * @param versions the versions of the candidates, by name
 * @param comparisons the comparisons of candidates
 * @param curves the curves
 * @param tables the checks
 * @param remarks measurements that did not run, and information needed to interpret the numbers
 */
public record SuiteResult(
        String suite,
        Map<String, String> machine,
        Map<String, String> versions,
        List<Comparison> comparisons,
        List<Curve> curves,
        List<CheckTable> tables,
        List<String> remarks) {

    public SuiteResult {
        comparisons = List.copyOf(comparisons);
        curves = List.copyOf(curves);
        tables = List.copyOf(tables);
        remarks = List.copyOf(remarks);
    }

    /** Creates a result without checks. */
    public SuiteResult(
            String suite,
            Map<String, String> machine,
            Map<String, String> versions,
            List<Comparison> comparisons,
            List<Curve> curves,
            List<String> remarks) {
        this(suite, machine, versions, comparisons, curves, List.of(), remarks);
    }
}
