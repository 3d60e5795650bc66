package com.syncsketch.release.compatibility;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Intended breaking changes with their reasons.
 *
 * <p>A line contains the change as reported by the check, {@code " | "} and the reason. Empty lines and lines that start
 * with {@code #} are ignored.
 */
final class AllowedChanges {

    private static final String SEPARATOR = " | ";
    private static final int MIN_REASON_LENGTH = 20;

    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final List<String> invalidLines = new ArrayList<>();

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
        if (reason.length() < MIN_REASON_LENGTH) {
            invalidLines.add("allowed without a reason: " + line);
        } else {
            reasons.put(line.substring(0, separator).strip(), reason);
        }
    }

    /**
     * Checks changes.
     *
     * @return the problems: changes that are not allowed, and allowed changes without a reason or without such a change
     */
    List<String> problems(List<String> changes) {
        List<String> problems = new ArrayList<>(invalidLines);
        for (String change : new TreeSet<>(changes)) {
            if (!reasons.containsKey(change)) {
                problems.add("breaking change: " + change);
            }
        }
        for (String change : reasons.keySet()) {
            if (!changes.contains(change)) {
                problems.add("allowed change does not exist: " + change);
            }
        }
        return problems;
    }
}
