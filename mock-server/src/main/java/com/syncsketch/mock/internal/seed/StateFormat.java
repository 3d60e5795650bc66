package com.syncsketch.mock.internal.seed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Recognizes a seed that is the state of a server, which a server has written. */
public final class StateFormat {

    /** The value of the field {@code format}. */
    public static final String NAME = "syncsketch-mock-state";

    /** The value of the field {@code version}. */
    public static final int VERSION = 1;

    private StateFormat() {}

    /** Checks whether a seed is the state of a server, or claims to be one. */
    public static boolean isState(JsonNode seed) {
        return seed.has("format");
    }

    /** Returns why a server cannot load a state; empty if its format is right. */
    static List<String> validate(JsonNode seed) {
        if (!seed.path("format").asText().equals(NAME)) {
            return List.of("format: must be '" + NAME + "', or missing in a seed that is written by hand");
        }
        return seed.path("version").asInt() == VERSION
                ? List.of()
                : List.of("version: this server reads version " + VERSION + ", not " + seed.path("version"));
    }
}
