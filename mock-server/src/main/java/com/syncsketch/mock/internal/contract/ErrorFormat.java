package com.syncsketch.mock.internal.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The format of error responses, which depends on the path. */
public enum ErrorFormat {
    /** Tastypie, also of forms and uploads: {@code error}, or {@code error_message} for a server error. */
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
     * Creates the body of an error response.
     *
     * @param status the status code
     * @param reason the error message
     * @return the body
     */
    public abstract ObjectNode body(int status, String reason);

    /**
     * Returns the error format of a path.
     *
     * @param path the path of a request, or a template
     * @return the format
     */
    public static ErrorFormat of(String path) {
        return path.startsWith("/api/v2/") ? V2 : V1;
    }
}
