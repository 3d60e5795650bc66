package com.syncsketch.mock.fault;

import com.syncsketch.mock.internal.pipeline.FaultRules;
import java.util.List;

/**
 * Says which calls go wrong. Each method narrows it further and gives a new object; {@link #does} ends it. Immutable.
 */
public final class FaultBuilder {

    private final FaultRules script;
    private final Fault fault;

    FaultBuilder(FaultRules script, Fault fault) {
        this.script = script;
        this.fault = fault;
    }

    /**
     * Only the call of this number goes wrong. Counted are the calls that match in all else, from now on.
     *
     * @param number the number, from 1
     * @return a narrower condition
     */
    public FaultBuilder call(long number) {
        return new FaultBuilder(script, fault.calls(number, number));
    }

    /**
     * Only the first calls go wrong. Counted are the calls that match in all else, from now on.
     *
     * @param count how many, 1 or more
     * @return a narrower condition
     */
    public FaultBuilder first(long count) {
        return new FaultBuilder(script, fault.calls(1, count));
    }

    /**
     * All calls from this number on go wrong.
     *
     * @param number the number, from 1
     * @return a narrower condition
     */
    public FaultBuilder from(long number) {
        return new FaultBuilder(script, fault.calls(number, Fault.ALWAYS));
    }

    /**
     * Only this part of an upload: where it is signed and where it is stored.
     *
     * @param number the number of the part, from 1
     * @return a narrower condition
     */
    public FaultBuilder part(int number) {
        return new FaultBuilder(script, fault.part(number));
    }

    /**
     * Only calls with this item in their path.
     *
     * @param id the id
     * @return a narrower condition
     */
    public FaultBuilder item(long id) {
        return new FaultBuilder(script, fault.item(id));
    }

    /**
     * Only calls with this review in their path.
     *
     * @param id the id
     * @return a narrower condition
     */
    public FaultBuilder review(long id) {
        return new FaultBuilder(script, fault.review(id));
    }

    /**
     * Only paths of this kind.
     *
     * @param regex a regular expression that the whole path matches, as it was sent
     * @return a narrower condition
     */
    public FaultBuilder path(String regex) {
        return new FaultBuilder(script, fault.path(regex));
    }

    /**
     * Only calls with this parameter in their query.
     *
     * @param name its name
     * @param value the decoded value
     * @return a narrower condition
     */
    public FaultBuilder query(String name, String value) {
        return new FaultBuilder(script, fault.query(name, value));
    }

    /**
     * Says what goes wrong, and begins: with every call that matches, or as many as were named.
     *
     * @param actions what is done, combined; nothing lets the call pass
     * @return the fault, for further steps and for taking it away
     * @throws IllegalArgumentException if the actions contradict each other or cannot be done at this operation
     */
    public ActiveFault does(Action... actions) {
        return new ActiveFault(script, script.add(fault.step(new Step(List.of(actions)))));
    }
}
