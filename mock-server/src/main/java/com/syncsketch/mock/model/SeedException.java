package com.syncsketch.mock.model;

import java.util.List;

/** Tells what is wrong with a seed, and where. */
public final class SeedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /**
     * Refuses a seed.
     *
     * @param source what the seed was read from
     * @param problems what is wrong, each with its place, such as {@code accounts[0].projects[1].name: is missing}
     */
    public SeedException(String source, List<String> problems) {
        super(source + ": " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * Lists what is wrong.
     *
     * @return one text for each problem, with its place
     */
    public List<String> problems() {
        return problems;
    }
}
