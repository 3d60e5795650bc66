package com.syncsketch.mock.internal.webhook;

import jakarta.annotation.Nullable;

/**
 * An attempt to deliver an event to a webhook, with its result.
 *
 * @param url the URL of the webhook
 * @param event the event type
 * @param body the JSON that was sent
 * @param status the status code of the response, or 0 if there was none
 * @param error the reason why there was no response, or null if there was one
 */
public record DeliveryAttempt(
        String url,
        String event,
        String body,
        int status,
        @Nullable String error) {}
