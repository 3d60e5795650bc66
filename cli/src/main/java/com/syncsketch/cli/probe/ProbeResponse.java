package com.syncsketch.cli.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Locale;
import java.util.Set;

/**
 * The response to a request of the probe.
 *
 * @param status the status code, or 0 if there was no response
 * @param body the kind of body
 * @param json the body if it is JSON, or else a missing node
 * @param headers the names of its rate limit headers
 */
record ProbeResponse(int status, Body body, JsonNode json, Set<String> headers) {

    /** The kinds of body. */
    enum Body {
        JSON,
        HTML,
        EMPTY,
        OTHER;

        /** Returns the kind of a body that is not JSON. */
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

    static final ProbeResponse NONE = new ProbeResponse(0, Body.EMPTY, MissingNode.getInstance(), Set.of());

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Returns whether the service is unavailable or overloaded. */
    boolean isFailure() {
        return status == 0 || status == 429 || status >= 500;
    }

    /** Returns whether a header is about rate limits. */
    static boolean isLimitHeader(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return name.equals("retry-after") || name.matches("(x-)?rate-?limit(-(limit|remaining|reset|policy))?");
    }
}
