package com.syncsketch.mock.internal.webhook;

import jakarta.annotation.Nullable;

/**
 * An event that was sent to a subscriber, and what came of it.
 *
 * @param url where it was sent
 * @param event the word of the event
 * @param body the JSON text that was sent
 * @param status the status that the receiver answered with, or 0 if it did not answer
 * @param error why there is no answer, or null if there is one
 */
public record DeliveryAttempt(
        String url,
        String event,
        String body,
        int status,
        @Nullable String error) {}
