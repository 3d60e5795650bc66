package com.syncsketch.mock.fault;

import java.util.List;

/** Holds the faults of a mock server. Implemented by the server; tests use {@link Faults}. Thread-safe. */
public interface FaultRegistry {

    /** An active fault. */
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
     * @return the active rule
     * @throws IllegalArgumentException if the fault cannot be applied to its operation
     */
    Rule add(Fault fault);

    /** Removes all rules. */
    void clear();

    /**
     * Returns the active rules.
     *
     * @return the rules, oldest first
     */
    List<Rule> rules();

    /**
     * Sets the sleeper that performs delays.
     *
     * @param sleeper the sleeper
     */
    void setSleeper(Sleeper sleeper);
}
