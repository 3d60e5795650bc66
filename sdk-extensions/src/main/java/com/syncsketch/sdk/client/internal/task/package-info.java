/** Tasks that are polled until they finish. */
package com.syncsketch.sdk.client.internal.task;
