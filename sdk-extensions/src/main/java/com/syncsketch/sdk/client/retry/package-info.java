/** When and how often the client repeats a call that failed. */
package com.syncsketch.sdk.client.retry;
