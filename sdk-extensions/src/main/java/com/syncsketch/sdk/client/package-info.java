/**
 * The client of the SyncSketch review service. Start at {@link com.syncsketch.sdk.client.SyncSketchClient}.
 *
 * <p>Each resource, such as {@link com.syncsketch.sdk.client.resource.Projects}, has all calls of the interface that it extends,
 * which is generated from the contract, and some more that are written by hand. Called through this client they throw
 * {@link com.syncsketch.sdk.client.error.SyncSketchException}s, and no exception of Feign's.
 */
package com.syncsketch.sdk.client;
