/** The HTTP layer: requests, responses, retries, timeouts and errors. */
package com.syncsketch.sdk.client.internal.http;
