/** The HTTP layer: credentials, redirects, retries, timeouts and errors. */
package com.syncsketch.sdk.client.internal.http;
