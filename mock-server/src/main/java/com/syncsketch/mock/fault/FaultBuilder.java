package com.syncsketch.mock.fault;

import java.util.List;

/**
 * Builds a fault. The methods narrow down the requests that the fault applies to, and each returns a new builder;
 * {@link #inject} activates the fault. Immutable.
 */
public final class FaultBuilder {

    private final FaultRegistry registry;
    private final Fault fault;

    FaultBuilder(FaultRegistry registry, Fault fault) {
        this.registry = registry;
        this.fault = fault;
    }

    /**
     * Applies the fault to one request only. The fault counts the requests that match all its other conditions, from its
     * activation on.
     *
     * @param number the number of the request, starting at 1
     * @return a new builder
     */
    public FaultBuilder nth(long number) {
        return new FaultBuilder(registry, fault.requests(number, number));
    }

    /**
     * Applies the fault to the first requests only. The fault counts the requests that match all its other conditions, from
     * its activation on.
     *
     * @param count the number of requests, 1 or more
     * @return a new builder
     */
    public FaultBuilder first(long count) {
        return new FaultBuilder(registry, fault.requests(1, count));
    }

    /**
     * Applies the fault to a request and all later ones. The fault counts the requests that match all its other conditions,
     * from its activation on.
     *
     * @param number the number of the first request, starting at 1
     * @return a new builder
     */
    public FaultBuilder from(long number) {
        return new FaultBuilder(registry, fault.requests(number, Fault.UNLIMITED));
    }

    /**
     * Applies the fault only to requests that sign or store this part of an upload.
     *
     * @param number the part number, starting at 1
     * @return a new builder
     */
    public FaultBuilder part(int number) {
        return new FaultBuilder(registry, fault.part(number));
    }

    /**
     * Applies the fault only to requests with this item in the path.
     *
     * @param id the item id
     * @return a new builder
     */
    public FaultBuilder item(long id) {
        return new FaultBuilder(registry, fault.item(id));
    }

    /**
     * Applies the fault only to requests with this review in the path.
     *
     * @param id the review id
     * @return a new builder
     */
    public FaultBuilder review(long id) {
        return new FaultBuilder(registry, fault.review(id));
    }

    /**
     * Applies the fault only to requests whose path matches a pattern.
     *
     * @param regex a regular expression for the whole path as it was sent, without decoding
     * @return a new builder
     */
    public FaultBuilder path(String regex) {
        return new FaultBuilder(registry, fault.path(regex));
    }

    /**
     * Applies the fault only to requests with this query parameter.
     *
     * @param name the name
     * @param value the decoded value
     * @return a new builder
     */
    public FaultBuilder queryParameter(String name, String value) {
        return new FaultBuilder(registry, fault.queryParameter(name, value));
    }

    /**
     * Activates the fault.
     *
     * @param actions the actions to apply together to each matching request; none lets the request pass
     * @return the active fault, to add further steps or to remove it
     * @throws IllegalArgumentException if the actions contradict each other or cannot be applied to this operation
     */
    public ActiveFault inject(Action... actions) {
        return new ActiveFault(registry.add(fault.step(new FaultStep(List.of(actions)))));
    }
}
