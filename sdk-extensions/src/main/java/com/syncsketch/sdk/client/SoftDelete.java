package com.syncsketch.sdk.client;

import com.syncsketch.sdk.client.error.DecodingException;

/** Deletes by an update. */
final class SoftDelete {

    private SoftDelete() {}

    /** Runs an update whose answer may be empty: no source shows its body. */
    static void by(Runnable update) {
        try {
            update.run();
        } catch (DecodingException e) {
            if (!e.body().isBlank()) {
                throw e;
            }
        }
    }
}
