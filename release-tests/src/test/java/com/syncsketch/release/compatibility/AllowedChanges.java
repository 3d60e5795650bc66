package com.syncsketch.release.compatibility;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Breaking changes that are meant, each with its reason.
 *
 * <p>A line is the change as the gate words it, {@code " | "}, and the reason. Empty lines and those that begin with
 * {@code #} say nothing.
 */
final class AllowedChanges {

    private static final String SEPARATOR = " | ";
    private static final int SHORTEST_REASON = 20;

    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    private AllowedChanges() {}

    static AllowedChanges parse(List<String> lines) {
        AllowedChanges allowed = new AllowedChanges();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                allowed.add(line);
            }
        }
        return allowed;
    }

    private void add(String line) {
        int separator = line.lastIndexOf(SEPARATOR);
        String reason = separator < 0
                ? ""
                : line.substring(separator + SEPARATOR.length()).strip();
        if (reason.length() < SHORTEST_REASON) {
            faults.add("allowed without a reason: " + line);
        } else {
            reasons.put(line.substring(0, separator).strip(), reason);
        }
    }

    /**
     * Holds changes against it.
     *
     * @return what is wrong: changes that are not allowed, allowances without a reason, and those that nothing needs
     */
    List<String> judge(List<String> changes) {
        List<String> wrong = new ArrayList<>(faults);
        for (String change : new TreeSet<>(changes)) {
            if (!reasons.containsKey(change)) {
                wrong.add("breaks users: " + change);
            }
        }
        for (String change : reasons.keySet()) {
            if (!changes.contains(change)) {
                wrong.add("allowed, but there is no such change: " + change);
            }
        }
        return wrong;
    }
}
