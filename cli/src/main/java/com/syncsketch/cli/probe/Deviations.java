package com.syncsketch.cli.probe;

import com.syncsketch.cli.probe.Deviation.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects deviations and counts equal ones. Not thread-safe. */
final class Deviations {

    private record Key(String operation, String fieldPath, Kind kind, String detail) {}

    private final Map<Key, Integer> counts = new LinkedHashMap<>();

    void add(String operation, String fieldPath, Kind kind, String detail) {
        add(operation, fieldPath, kind, detail, 1);
    }

    void add(String operation, String fieldPath, Kind kind, String detail, int count) {
        counts.merge(new Key(operation, fieldPath, kind, detail), count, Integer::sum);
    }

    List<Deviation> list() {
        return counts.entrySet().stream()
                .map(entry -> new Deviation(
                        entry.getKey().operation(),
                        entry.getKey().fieldPath(),
                        entry.getKey().kind(),
                        entry.getKey().detail(),
                        entry.getValue()))
                .toList();
    }
}
