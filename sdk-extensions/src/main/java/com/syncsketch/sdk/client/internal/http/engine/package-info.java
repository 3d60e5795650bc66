/** The interface to the HTTP library: single requests without retries, redirects or credentials. */
package com.syncsketch.sdk.client.internal.http.engine;
