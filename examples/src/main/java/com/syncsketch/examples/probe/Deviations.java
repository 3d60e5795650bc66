package com.syncsketch.examples.probe;

import com.syncsketch.examples.probe.Deviation.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts deviations that are the same. */
final class Deviations {

    private record Key(String operation, String place, Kind kind, String detail) {}

    private final Map<Key, Integer> counts = new LinkedHashMap<>();

    void add(String operation, String place, Kind kind, String detail) {
        add(operation, place, kind, detail, 1);
    }

    void add(String operation, String place, Kind kind, String detail, int count) {
        counts.merge(new Key(operation, place, kind, detail), count, Integer::sum);
    }

    List<Deviation> list() {
        return counts.entrySet().stream()
                .map(each -> new Deviation(
                        each.getKey().operation(),
                        each.getKey().place(),
                        each.getKey().kind(),
                        each.getKey().detail(),
                        each.getValue()))
                .toList();
    }
}
