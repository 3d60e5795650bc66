/** Sends webhooks. */
package com.syncsketch.mock.internal.webhook;
