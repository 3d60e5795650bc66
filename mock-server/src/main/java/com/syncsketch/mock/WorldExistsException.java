package com.syncsketch.mock;

/** Thrown if a new world has the name or the user of another one. */
public final class WorldExistsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    WorldExistsException(String message) {
        super(message);
    }
}
