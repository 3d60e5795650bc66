package com.syncsketch.mock.model;

import jakarta.annotation.Nullable;
import java.net.URI;

/**
 * An event that was sent to a subscriber, and the response of the subscriber. Immutable.
 *
 * @param url the URL that it was sent to
 * @param event the name of the event, such as {@code item_uploaded}; not every payload has it in its {@code action} field
 * @param body the JSON that was sent
 * @param status the status code of the response, or 0 if there was none
 * @param error why there was no response, or null if there was one
 */
public record WebhookDelivery(
        URI url,
        String event,
        String body,
        int status,
        @Nullable String error) {

    /**
     * Returns whether the subscriber accepted the event.
     *
     * @return true if the status code of the response is 2xx
     */
    public boolean isAccepted() {
        return status / 100 == 2;
    }
}
