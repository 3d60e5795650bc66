package com.syncsketch.it.parity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sorts cases into matched, deliberately different and unexpectedly different, and says so. */
final class ParityReport {

    private static final class Use {
        private int differences;
        private int cases;
        private int alone;
    }

    private final DeliberateDifferences rules;
    private final Map<String, Use> uses = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();
    private int matched;
    private int deliberate;
    private int unexpected;

    ParityReport(DeliberateDifferences rules) {
        this.rules = rules;
        rules.rules().forEach(rule -> uses.put(rule.id(), new Use()));
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
            Use use = uses.get(entry.getKey());
            use.differences += entry.getValue();
            use.cases++;
            use.alone += !isUnexpected && covered.size() == 1 ? 1 : 0;
        }
        if (isUnexpected) {
            unexpected++;
        } else if (differences.isEmpty()) {
            matched++;
        } else {
            deliberate++;
        }
    }

    int unexpected() {
        return unexpected;
    }

    /** One line per unexpected difference. */
    List<String> unexpectedLines() {
        return List.copyOf(lines);
    }

    /** Rules that covered nothing. */
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

    /** All there is to say, the summary last. */
    List<String> text() {
        List<String> text = new ArrayList<>();
        uses.forEach((id, use) -> {
            if (use.cases > 0) {
                text.add("deliberate: " + id + ": " + use.differences + " differences in " + use.cases
                        + " cases, the only rule in " + use.alone);
            }
        });
        stale().forEach(id -> text.add("stale rule, covers nothing here: " + id));
        text.addAll(lines);
        text.add(summary());
        return text;
    }
}
