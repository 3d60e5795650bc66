package com.syncsketch.mock.internal.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a family of paths words its errors, as the contract describes it. */
public enum ErrorFormat {
    /** Tastypie: {@code error}, or {@code error_message} for a fault of the server. Forms and uploads word it so too. */
    V1 {
        @Override
        public ObjectNode body(int status, String reason) {
            return JsonNodeFactory.instance.objectNode().put(status >= 500 ? "error_message" : "error", reason);
        }
    },
    /** Django REST framework: {@code detail}. */
    V2 {
        @Override
        public ObjectNode body(int status, String reason) {
            return JsonNodeFactory.instance.objectNode().put("detail", reason);
        }
    };

    /**
     * Words a refusal.
     *
     * @param status the status that it goes with
     * @param reason what is wrong
     * @return the body
     */
    public abstract ObjectNode body(int status, String reason);

    /**
     * Tells how a path words its errors.
     *
     * @param path the path of a request, or a template
     * @return its dialect
     */
    public static ErrorFormat of(String path) {
        return path.startsWith("/api/v2/") ? V2 : V1;
    }
}
