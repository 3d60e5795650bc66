package com.syncsketch.benchmarks.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects numbers, by metric and contender, in the order in which they first come. Not safe for use by several threads. */
public final class Rounds {

    private final Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();

    public void add(String metric, String contender, double value) {
        values.computeIfAbsent(metric, name -> new LinkedHashMap<>())
                .computeIfAbsent(contender, name -> new ArrayList<>())
                .add(value);
    }

    /** All series of a metric. Empty if there was none. */
    public List<Series> of(String metric) {
        return values.getOrDefault(metric, Map.of()).entrySet().stream()
                .map(entry -> new Series(entry.getKey(), entry.getValue()))
                .toList();
    }
}
