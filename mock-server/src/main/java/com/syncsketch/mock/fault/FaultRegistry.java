package com.syncsketch.mock.fault;

import java.util.List;

/** Holds the faults of a mock server. Implemented by the server; tests use {@link Faults}. Thread-safe. */
public interface FaultRegistry {

    /** A fault in force. */
    interface Rule {

        /**
         * Returns the fault.
         *
         * @return the fault in its current state
         */
        Fault fault();

        /**
         * Returns how many requests the fault was applied to.
         *
         * @return the number of requests
         */
        long timesApplied();

        /**
         * Replaces the fault. The number of matching requests seen so far is kept.
         *
         * @param fault the new fault
         * @throws IllegalArgumentException if the fault cannot be applied to its operation
         */
        void replace(Fault fault);

        /** Removes this rule. Has no effect if it was removed before. */
        void remove();
    }

    /**
     * Checks that an operation exists.
     *
     * @param operation the name of the operation
     * @throws IllegalArgumentException if there is no such operation; the message lists similar names
     */
    void requireOperation(String operation);

    /**
     * Adds a fault.
     *
     * @param fault the fault
     * @return the rule that applies the fault
     * @throws IllegalArgumentException if the fault cannot be applied to its operation
     */
    Rule add(Fault fault);

    /** Removes all rules. */
    void clear();

    /**
     * Lists the rules in force.
     *
     * @return the rules, oldest first
     */
    List<Rule> rules();

    /**
     * Sets how delays are waited for.
     *
     * @param sleeper the sleeper
     */
    void setSleeper(Sleeper sleeper);
}
