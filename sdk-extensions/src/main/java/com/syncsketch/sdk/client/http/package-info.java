/** HTTP settings and events: proxies, responses with status and headers, and a listener for attempts. */
package com.syncsketch.sdk.client.http;
