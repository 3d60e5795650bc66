package com.syncsketch.mock.internal.contract;

/**
 * Where a request or an answer departs from the contract.
 *
 * @param place what is wrong, such as {@code query parameter limit} or {@code body /users}
 * @param reason what is wrong with it
 */
public record Violation(String place, String reason) {

    /** Gives one line for people. */
    @Override
    public String toString() {
        return place + ": " + reason;
    }
}
