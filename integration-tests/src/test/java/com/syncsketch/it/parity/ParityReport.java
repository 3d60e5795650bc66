package com.syncsketch.it.parity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Classifies cases as matched, deliberately different or unexpectedly different, and summarizes them. Not thread-safe. */
final class ParityReport {

    private static final class RuleUsage {
        private int differences;
        private int cases;
        private int alone;
    }

    private static final class Counts {
        private int matched;
        private int deliberate;
        private int unexpected;
    }

    private final DeliberateDifferences rules;
    private final Map<String, Counts> topics = new TreeMap<>();
    private final Map<String, RuleUsage> uses = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();
    private int matched;
    private int deliberate;
    private int unexpected;

    ParityReport(DeliberateDifferences rules) {
        this.rules = rules;
        rules.rules().forEach(rule -> uses.put(rule.id(), new RuleUsage()));
    }

    void add(TraceCase trace, List<Difference> differences) {
        Map<String, Integer> covered = new LinkedHashMap<>();
        boolean isUnexpected = false;
        for (Difference difference : differences) {
            Optional<DeliberateDifference> rule = rules.covering(trace, difference);
            if (rule.isPresent()) {
                covered.merge(rule.get().id(), 1, Integer::sum);
            } else {
                isUnexpected = true;
                lines.add("unexpected: " + trace + ": " + difference);
            }
        }
        for (Map.Entry<String, Integer> entry : covered.entrySet()) {
            RuleUsage usage = uses.get(entry.getKey());
            usage.differences += entry.getValue();
            usage.cases++;
            usage.alone += !isUnexpected && covered.size() == 1 ? 1 : 0;
        }
        Counts counts = topics.computeIfAbsent(trace.topic(), topic -> new Counts());
        if (isUnexpected) {
            unexpected++;
            counts.unexpected++;
        } else if (differences.isEmpty()) {
            matched++;
            counts.matched++;
        } else {
            deliberate++;
            counts.deliberate++;
        }
    }

    int unexpected() {
        return unexpected;
    }

    /** Returns one line per unexpected difference. */
    List<String> unexpectedLines() {
        return List.copyOf(lines);
    }

    /** Returns the rules that covered no difference. */
    List<String> stale() {
        return uses.entrySet().stream()
                .filter(entry -> entry.getValue().cases == 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    String summary() {
        int all = matched + deliberate + unexpected;
        return "wire parity: " + matched + " matched, " + deliberate + " deliberate, " + unexpected + " unexpected of "
                + all;
    }

    /** Returns all lines, the summary last. */
    List<String> text() {
        List<String> text = new ArrayList<>();
        uses.forEach((id, usage) -> {
            if (usage.cases > 0) {
                text.add("deliberate: " + id + ": " + usage.differences + " differences in " + usage.cases
                        + " cases, the only rule in " + usage.alone);
            }
        });
        stale().forEach(id -> text.add("stale rule, covers no difference: " + id));
        text.addAll(lines);
        text.addAll(table());
        text.add(summary());
        return text;
    }

    /** Returns the counts by topic. */
    List<String> table() {
        List<String> table = new ArrayList<>();
        table.add("%-12s %8s %11s %11s".formatted("topic", "matched", "deliberate", "unexpected"));
        topics.forEach((topic, counts) -> table.add(
                "%-12s %8d %11d %11d".formatted(topic, counts.matched, counts.deliberate, counts.unexpected)));
        return table;
    }
}
