package com.syncsketch.mock.internal.contract;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A violation of the contract by a request or a response.
 *
 * @param place where the violation is, such as {@code query parameter limit} or {@code body /users}
 * @param reason the description of the violation
 */
public record Violation(String place, String reason) {

    /**
     * Joins violations into one line.
     *
     * @param violations the violations
     * @return their texts, separated by semicolons
     */
    public static String join(List<Violation> violations) {
        return violations.stream().map(Violation::toString).collect(Collectors.joining("; "));
    }

    /** Returns the violation as one line of text. */
    @Override
    public String toString() {
        return place + ": " + reason;
    }
}
