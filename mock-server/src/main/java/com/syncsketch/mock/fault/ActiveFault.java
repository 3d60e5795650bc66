package com.syncsketch.mock.fault;

import java.util.List;

/** A fault that has been injected into a mock server. Thread-safe. */
public final class ActiveFault {

    private final FaultRegistry.Rule rule;

    ActiveFault(FaultRegistry.Rule rule) {
        this.rule = rule;
    }

    /**
     * Adds a step for the next matching request. With several steps, each applies to one request, and requests after the
     * last step pass.
     *
     * @param actions the actions to apply together; none lets the request pass
     * @return this
     * @throws IllegalArgumentException if the actions contradict each other or cannot be applied to this operation, or if
     *     the fault was limited to several requests with {@link FaultBuilder#first}
     */
    public ActiveFault then(Action... actions) {
        rule.replace(rule.fault().step(new FaultStep(List.of(actions))));
        return this;
    }

    /**
     * Returns the number of requests that the fault has been applied to.
     *
     * @return the number
     */
    public long timesApplied() {
        return rule.timesApplied();
    }

    /** Removes the fault. Requests that it is delaying continue. */
    public void remove() {
        rule.remove();
    }

    /**
     * Returns the definition of the fault.
     *
     * @return the definition, including steps that were added later
     */
    public Fault fault() {
        return rule.fault();
    }

    /**
     * Returns the definition of the fault as JSON, in the format of {@link Faults#addJson}.
     *
     * @return a JSON object
     */
    public String toJson() {
        return rule.fault().toJson();
    }

    /** Returns the definition of the fault as JSON. */
    @Override
    public String toString() {
        return toJson();
    }
}
