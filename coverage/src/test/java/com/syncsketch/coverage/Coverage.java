package com.syncsketch.coverage;

import java.util.List;
import java.util.TreeMap;

/**
 * How much of something tests have run, in percent.
 *
 * @param lines of its lines
 * @param branches of its branches; 100 where it has none
 */
record Coverage(double lines, double branches) {

    private static final List<String> COUNTERS =
            List.of("LINE_COVERED", "LINE_MISSED", "BRANCH_COVERED", "BRANCH_MISSED");

    /** Adds up JaCoCo's table of classes, its heading included, to packages. */
    static TreeMap<String, Coverage> ofPackages(List<String> csv) {
        List<String> heading = List.of(csv.get(0).split(","));
        TreeMap<String, long[]> counts = new TreeMap<>();
        for (String row : csv.subList(1, csv.size())) {
            String[] cells = row.split(",");
            long[] sums = counts.computeIfAbsent(cells[heading.indexOf("PACKAGE")], name -> new long[COUNTERS.size()]);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += Long.parseLong(cells[heading.indexOf(COUNTERS.get(i))]);
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
