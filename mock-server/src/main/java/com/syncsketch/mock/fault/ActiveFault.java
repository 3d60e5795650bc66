package com.syncsketch.mock.fault;

import com.syncsketch.mock.internal.pipeline.FaultRules;
import java.util.List;

/** A fault that is in force. Safe for use by several threads. */
public final class ActiveFault {

    private final FaultRules script;
    private final FaultRules.Rule rule;

    ActiveFault(FaultRules script, FaultRules.Rule rule) {
        this.script = script;
        this.rule = rule;
    }

    /**
     * Says what goes wrong with the call after. With this, every step is for one call, and calls after the last step pass.
     *
     * @param actions what is done, combined; nothing lets that call pass
     * @return this
     * @throws IllegalArgumentException if the actions contradict each other or cannot be done at this operation, or the
     *     fault was made with {@link FaultBuilder#first} for several calls
     */
    public ActiveFault then(Action... actions) {
        script.replace(rule, rule.fault().step(new Step(List.of(actions))));
        return this;
    }

    /**
     * Counts the calls to which something was done.
     *
     * @return how many
     */
    public long timesApplied() {
        return rule.applied();
    }

    /** Takes the fault away. Calls that it holds go on as they would have. */
    public void remove() {
        script.remove(rule);
    }

    /**
     * Gives the rule.
     *
     * @return the rule as it is now
     */
    public Fault fault() {
        return rule.fault();
    }

    /**
     * Writes the rule as {@link Faults#addJson} reads it.
     *
     * @return an object of JSON
     */
    public String toJson() {
        return rule.fault().toJson();
    }

    /** Gives the rule as JSON. */
    @Override
    public String toString() {
        return toJson();
    }
}
