package com.syncsketch.benchmarks.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the values of all rounds by metric and candidate, in the order in which they first appear. Not thread-safe. */
public final class Repetitions {

    private final Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();

    /** Adds the value of one round. */
    public void add(String metric, String candidate, double value) {
        values.computeIfAbsent(metric, name -> new LinkedHashMap<>())
                .computeIfAbsent(candidate, name -> new ArrayList<>())
                .add(value);
    }

    /** Returns all series of a metric, or an empty list if there is none. */
    public List<Series> of(String metric) {
        return values.getOrDefault(metric, Map.of()).entrySet().stream()
                .map(entry -> new Series(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Returns the series of some candidates, in the order of the names. Candidates without a value are left out. */
    public List<Series> of(String metric, List<String> candidates) {
        Map<String, List<Double>> all = values.getOrDefault(metric, Map.of());
        return candidates.stream()
                .filter(all::containsKey)
                .map(name -> new Series(name, all.getOrDefault(name, List.of())))
                .toList();
    }
}
