package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.api.WebhooksApi;

/** Subscriptions to what happens in a workspace. Safe for use by several threads. */
public interface Webhooks extends WebhooksApi {}
