package com.syncsketch.coverage;

import java.util.List;
import java.util.TreeMap;

/**
 * The test coverage of a package in percent.
 *
 * @param lines the line coverage
 * @param branches the branch coverage; 100 if there are no branches
 */
record Coverage(double lines, double branches) {

    private static final List<String> COUNTERS =
            List.of("LINE_COVERED", "LINE_MISSED", "BRANCH_COVERED", "BRANCH_MISSED");

    /** Aggregates the CSV report of JaCoCo, with its header, by package. */
    static TreeMap<String, Coverage> ofPackages(List<String> csv) {
        List<String> header = List.of(csv.get(0).split(","));
        TreeMap<String, long[]> counts = new TreeMap<>();
        for (String row : csv.subList(1, csv.size())) {
            String[] cells = row.split(",");
            long[] sums = counts.computeIfAbsent(cells[header.indexOf("PACKAGE")], name -> new long[COUNTERS.size()]);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += Long.parseLong(cells[header.indexOf(COUNTERS.get(i))]);
            }
        }
        TreeMap<String, Coverage> packages = new TreeMap<>();
        counts.forEach((name, sums) ->
                packages.put(name, new Coverage(percent(sums[0], sums[1]), percent(sums[2], sums[3]))));
        return packages;
    }

    private static double percent(long covered, long missed) {
        return covered + missed == 0 ? 100 : 100.0 * covered / (covered + missed);
    }
}
