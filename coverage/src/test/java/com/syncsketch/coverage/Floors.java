package com.syncsketch.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The minimum coverage of each package.
 *
 * <p>A line contains a package, a percentage of lines and a percentage of branches, separated by spaces. Empty lines and
 * lines that start with {@code #} are ignored.
 */
final class Floors {

    private final Map<String, Coverage> floors = new TreeMap<>();

    private Floors() {}

    static Floors parse(List<String> lines) {
        Floors floors = new Floors();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] words = line.strip().split(" +");
                if (words.length != 3) {
                    throw new IllegalArgumentException(line);
                }
                Coverage floor = new Coverage(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
                if (floors.floors.put(words[0], floor) != null) {
                    throw new IllegalArgumentException("duplicate floor of " + words[0]);
                }
            }
        }
        return floors;
    }

    /**
     * Checks the coverage of packages.
     *
     * @return the problems: packages below their floor, packages without a floor, and floors of missing packages
     */
    List<String> problems(Map<String, Coverage> measured) {
        List<String> problems = new ArrayList<>();
        measured.forEach((name, coverage) -> {
            Coverage floor = floors.get(name);
            if (floor == null) {
                problems.add(name + " has no floor; its coverage is " + percent(coverage.lines()) + " % of lines and "
                        + percent(coverage.branches()) + " % of branches");
                return;
            }
            if (coverage.lines() < floor.lines()) {
                problems.add(below(name, "lines", coverage.lines(), floor.lines()));
            }
            if (coverage.branches() < floor.branches()) {
                problems.add(below(name, "branches", coverage.branches(), floor.branches()));
            }
        });
        for (String name : floors.keySet()) {
            if (!measured.containsKey(name)) {
                problems.add(name + " has a floor, but does not exist");
            }
        }
        return problems;
    }

    private static String below(String name, String what, double measured, double floor) {
        return name + ": " + percent(measured) + " % of " + what + ", minimum " + percent(floor) + " %";
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
