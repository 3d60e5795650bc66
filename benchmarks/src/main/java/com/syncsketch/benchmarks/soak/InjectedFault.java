package com.syncsketch.benchmarks.soak;

import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UploadException;
import jakarta.annotation.Nullable;

/**
 * A fault of the mock server and the effect that it must have on the client.
 *
 * @param operation the affected operation
 * @param times the number of requests that it affects, starting with the first
 * @param action the action in the JSON of the mock server
 * @param failure the exception that the client must throw, or null if it must recover on its own
 * @param carriedOut whether the server performs the operation although the client gets no success response
 */
record InjectedFault(
        String operation,
        int times,
        String action,
        @Nullable Class<? extends SyncSketchException> failure,
        boolean carriedOut) {

    /** Returns whether this fault explains a failure: directly, or as the cause of a failed upload. */
    boolean explains(SyncSketchException thrown) {
        return failure != null
                && (failure.isInstance(thrown)
                        || (thrown instanceof UploadException && failure.isInstance(thrown.getCause())));
    }

    String json() {
        return "{\"on\": \"" + operation + "\", \"first\": " + times + ", \"do\": " + action + "}";
    }
}
