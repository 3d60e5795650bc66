/** Work that the service does by itself, and how to wait for its result. */
package com.syncsketch.sdk.client.task;
