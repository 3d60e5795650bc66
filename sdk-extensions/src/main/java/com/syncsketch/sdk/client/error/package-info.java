/**
 * What goes wrong, as unchecked exceptions. All of them are {@link SyncSketchException}s; a refusal by the service is an
 * {@link ApiException} with one subclass per status. No message of theirs shows credentials, queries or signed
 * addresses.
 */
package com.syncsketch.sdk.client.error;
