/**
 * Events that the service posts to an address of yours. Subscribe with {@link com.syncsketch.sdk.client.resource.Webhooks}, and
 * give what arrives to {@link com.syncsketch.sdk.client.webhook.WebhookParser}.
 */
package com.syncsketch.sdk.client.webhook;
