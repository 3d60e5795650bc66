package com.syncsketch.mock.model;

import jakarta.annotation.Nullable;
import java.net.URI;

/**
 * An event that was sent to a subscriber, and what came of it. Immutable.
 *
 * @param url where it was sent
 * @param event the word of the event, such as {@code item_uploaded}; not every payload has it in its {@code action}
 * @param body the JSON text that was sent
 * @param status the status that the receiver answered with, or 0 if it did not answer
 * @param error why there is no answer, or null if there is one
 */
public record WebhookDelivery(
        URI url,
        String event,
        String body,
        int status,
        @Nullable String error) {

    /**
     * Tells whether the receiver took it.
     *
     * @return whether it answered with 2xx
     */
    public boolean isAccepted() {
        return status / 100 == 2;
    }
}
