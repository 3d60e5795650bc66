/**
 * Webhook events. Subscribe with {@link com.syncsketch.sdk.client.resource.Webhooks}, and parse the events that the service
 * posts with {@link com.syncsketch.sdk.client.webhook.WebhookParser}.
 */
package com.syncsketch.sdk.client.webhook;
