/** The implementation of the client. Not part of its API; it may change in any release. */
package com.syncsketch.sdk.client.internal;
