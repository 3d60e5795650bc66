package com.syncsketch.sdk.client.webhook;

import com.syncsketch.sdk.client.error.SyncSketchException;

/** Thrown when a webhook body is invalid: too large, not UTF-8, or not a single JSON object. */
public final class WebhookParseException extends SyncSketchException {

    private static final long serialVersionUID = 1L;

    WebhookParseException(String message) {
        super(message);
    }
}
