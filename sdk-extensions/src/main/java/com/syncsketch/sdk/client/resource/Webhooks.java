package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.api.WebhooksApi;

/**
 * Webhook subscriptions of workspaces. Thread-safe. To parse events, use
 * {@link com.syncsketch.sdk.client.webhook.WebhookParser}.
 */
public interface Webhooks extends WebhooksApi {}
