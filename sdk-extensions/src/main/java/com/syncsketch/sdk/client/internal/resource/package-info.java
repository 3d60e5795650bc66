/** Implementations of the hand-written operations of the resources. */
package com.syncsketch.sdk.client.internal.resource;
