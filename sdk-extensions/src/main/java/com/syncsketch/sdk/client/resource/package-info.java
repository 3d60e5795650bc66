/**
 * The resources of the service. Obtain them from {@link com.syncsketch.sdk.client.SyncSketchClient}.
 *
 * <p>A resource has the operations of the generated interface that it extends and further operations written by hand.
 */
package com.syncsketch.sdk.client.resource;
