package com.syncsketch.benchmarks.soak;

import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UploadException;
import jakarta.annotation.Nullable;

/**
 * A fault that the server is told to have, and what it must come to.
 *
 * @param operation where
 * @param times how many calls meet it, the first ones
 * @param action what happens, in the JSON of the mock server
 * @param failure what the caller must get, or null where the client must get over it by itself
 * @param carriedOut whether the operation is carried out although the caller is not told
 */
record Trouble(
        String operation,
        int times,
        String action,
        @Nullable Class<? extends SyncSketchException> failure,
        boolean carriedOut) {

    /** Whether a failure is what this must come to: by itself, or as the reason why an upload failed. */
    boolean explains(SyncSketchException thrown) {
        return failure != null
                && (failure.isInstance(thrown)
                        || (thrown instanceof UploadException && failure.isInstance(thrown.getCause())));
    }

    String json() {
        return "{\"on\": \"" + operation + "\", \"first\": " + times + ", \"do\": " + action + "}";
    }
}
