package com.syncsketch.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The least that tests must run of each package.
 *
 * <p>A line is a package, a percentage of lines and one of branches, with blanks between them. Empty lines and those that
 * begin with {@code #} say nothing.
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
                    throw new IllegalArgumentException("There are two floors of " + words[0]);
                }
            }
        }
        return floors;
    }

    /**
     * Holds packages against it.
     *
     * @return what is wrong: packages below their floor, those without one, and floors of packages that are not there
     */
    List<String> judge(Map<String, Coverage> measured) {
        List<String> wrong = new ArrayList<>();
        measured.forEach((name, coverage) -> {
            Coverage floor = floors.get(name);
            if (floor == null) {
                wrong.add(name + " has no floor, and is covered by " + percent(coverage.lines())
                        + " % of its lines and " + percent(coverage.branches()) + " % of its branches");
                return;
            }
            if (coverage.lines() < floor.lines()) {
                wrong.add(below(name, "lines", coverage.lines(), floor.lines()));
            }
            if (coverage.branches() < floor.branches()) {
                wrong.add(below(name, "branches", coverage.branches(), floor.branches()));
            }
        });
        for (String name : floors.keySet()) {
            if (!measured.containsKey(name)) {
                wrong.add(name + " has a floor, but is not there");
            }
        }
        return wrong;
    }

    private static String below(String name, String what, double measured, double floor) {
        return name + ": " + percent(measured) + " % of its " + what + ", must be " + percent(floor) + " %";
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
