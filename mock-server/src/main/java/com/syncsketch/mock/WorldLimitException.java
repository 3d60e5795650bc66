package com.syncsketch.mock;

/** Thrown if a server has the maximum number of worlds. */
public final class WorldLimitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The maximum number of worlds. */
    private final int maximum;

    WorldLimitException(int maximum) {
        super("The mock server has " + maximum
                + " worlds in addition to the default one, the maximum. Delete worlds that are"
                + " no longer used, or start the server with --max-worlds, the environment variable SYNCSKETCH_MOCK_MAX_WORLDS,"
                + " or limits(limits -> limits.worlds(...)) of the builder");
        this.maximum = maximum;
    }

    /**
     * Returns the maximum number of worlds, without the default one.
     *
     * @return the number
     */
    public int maximum() {
        return maximum;
    }
}
