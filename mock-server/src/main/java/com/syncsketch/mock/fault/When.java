package com.syncsketch.mock.fault;

import com.syncsketch.mock.internal.pipeline.Script;
import java.util.List;

/**
 * Says which calls go wrong. Each method narrows it further and gives a new object; {@link #does} ends it. Immutable.
 */
public final class When {

    private final Script script;
    private final Fault fault;

    When(Script script, Fault fault) {
        this.script = script;
        this.fault = fault;
    }

    /**
     * Only the call of this number goes wrong. Counted are the calls that match in all else, from now on.
     *
     * @param number the number, from 1
     * @return a narrower condition
     */
    public When call(long number) {
        return new When(script, fault.calls(number, number));
    }

    /**
     * Only the first calls go wrong. Counted are the calls that match in all else, from now on.
     *
     * @param count how many, 1 or more
     * @return a narrower condition
     */
    public When first(long count) {
        return new When(script, fault.calls(1, count));
    }

    /**
     * All calls from this number on go wrong.
     *
     * @param number the number, from 1
     * @return a narrower condition
     */
    public When from(long number) {
        return new When(script, fault.calls(number, Fault.ALWAYS));
    }

    /**
     * Only this part of an upload: where it is signed and where it is stored.
     *
     * @param number the number of the part, from 1
     * @return a narrower condition
     */
    public When part(int number) {
        return new When(script, fault.part(number));
    }

    /**
     * Only calls with this item in their path.
     *
     * @param id the id
     * @return a narrower condition
     */
    public When item(long id) {
        return new When(script, fault.item(id));
    }

    /**
     * Only calls with this review in their path.
     *
     * @param id the id
     * @return a narrower condition
     */
    public When review(long id) {
        return new When(script, fault.review(id));
    }

    /**
     * Only paths of this kind.
     *
     * @param regex a regular expression that the whole path matches, as it was sent
     * @return a narrower condition
     */
    public When path(String regex) {
        return new When(script, fault.path(regex));
    }

    /**
     * Only calls with this parameter in their query.
     *
     * @param name its name
     * @param value the decoded value
     * @return a narrower condition
     */
    public When query(String name, String value) {
        return new When(script, fault.query(name, value));
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
