/**
 * Exceptions thrown by the client. All are unchecked and extend {@link SyncSketchException}. Error responses of the service
 * are {@link ApiException}s, with one subclass per status. Messages never contain credentials, queries or signed URLs.
 */
package com.syncsketch.sdk.client.error;
