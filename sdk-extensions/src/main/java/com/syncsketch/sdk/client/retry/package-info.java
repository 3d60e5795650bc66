/** The retry policy of the client. */
package com.syncsketch.sdk.client.retry;
