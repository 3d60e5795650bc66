/**
 * The client for the SyncSketch review service. Start with {@link com.syncsketch.sdk.client.SyncSketchClient}.
 *
 * <p>Each resource, such as {@link com.syncsketch.sdk.client.resource.Projects}, has all operations of the interface that it
 * extends, which is generated from the contract, and further operations that are written by hand. Operations throw
 * {@link com.syncsketch.sdk.client.error.SyncSketchException}s, never exceptions of Feign.
 */
package com.syncsketch.sdk.client;
