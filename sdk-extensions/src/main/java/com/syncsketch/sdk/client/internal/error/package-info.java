/** Access to the internals of the exceptions. */
package com.syncsketch.sdk.client.internal.error;
