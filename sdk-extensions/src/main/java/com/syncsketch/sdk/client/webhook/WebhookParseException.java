package com.syncsketch.sdk.client.webhook;

import com.syncsketch.sdk.client.error.SyncSketchException;

/** A body cannot be an event of the service: it is too long, not UTF-8, or not one JSON object. */
public final class WebhookParseException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    WebhookParseException(String message) {
        super(message);
    }
}
