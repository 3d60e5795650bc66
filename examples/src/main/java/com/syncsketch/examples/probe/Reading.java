package com.syncsketch.examples.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Locale;
import java.util.Set;

/**
 * What came of one call.
 *
 * @param status the status, or 0 if there was no answer
 * @param body what kind of body it was
 * @param json the body, if it is JSON; else a missing node
 * @param headers which of the headers about limits the answer had
 */
record Reading(int status, Body body, JsonNode json, Set<String> headers) {

    /** Kinds of bodies. */
    enum Body {
        JSON,
        HTML,
        EMPTY,
        OTHER;

        /** Tells the kind of a body that is no JSON. */
        static Body of(String text) {
            if (text.isBlank()) {
                return EMPTY;
            }
            return text.strip().startsWith("<") ? HTML : OTHER;
        }

        @Override
        public String toString() {
            return switch (this) {
                case JSON -> "JSON";
                case HTML -> "an HTML page";
                case EMPTY -> "no body";
                case OTHER -> "neither JSON nor HTML";
            };
        }
    }

    static final Reading NONE = new Reading(0, Body.EMPTY, MissingNode.getInstance(), Set.of());

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Tells whether the service, or the way to it, is in no state to be asked. */
    boolean isTrouble() {
        return status == 0 || status == 429 || status >= 500;
    }

    /** Tells whether a header is one of those that tell about limits. */
    static boolean isAboutLimits(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return name.equals("retry-after") || name.matches("(x-)?rate-?limit(-(limit|remaining|reset|policy))?");
    }
}
