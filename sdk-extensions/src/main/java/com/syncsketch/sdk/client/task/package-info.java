/** Long-running tasks of the service, and how to wait for them. */
package com.syncsketch.sdk.client.task;
