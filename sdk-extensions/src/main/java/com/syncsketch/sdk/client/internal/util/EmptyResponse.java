package com.syncsketch.sdk.client.internal.util;

import com.syncsketch.sdk.client.error.DecodingException;

/** Deletes by an update. */
public final class EmptyResponse {

    private EmptyResponse() {}

    /** Runs an update whose answer may be empty: no source shows its body. */
    public static void by(Runnable update) {
        try {
            update.run();
        } catch (DecodingException e) {
            if (!e.body().isBlank()) {
                throw e;
            }
        }
    }
}
