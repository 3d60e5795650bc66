package com.syncsketch.mock.model;

import java.util.List;

/** Thrown if a seed is not valid. The message names all problems with their locations. */
public final class SeedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /**
     * Creates an exception.
     *
     * @param source the source of the seed
     * @param problems the problems, each with its location, such as {@code accounts[0].projects[1].name: is missing}
     */
    public SeedException(String source, List<String> problems) {
        super(source + ": " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * Returns the problems.
     *
     * @return the problems, each with its location
     */
    public List<String> problems() {
        return problems;
    }
}
