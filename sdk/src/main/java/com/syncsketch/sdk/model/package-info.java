/**
 * Request and response models of the SyncSketch API, generated from the contract: immutable models with builders, open
 * enumerations, and objects for optional query parameters.
 *
 * <p>Models work with any Jackson {@code ObjectMapper} without further modules or settings. Timestamps, unknown fields and
 * unknown values are preserved as the service wrote them.
 */
package com.syncsketch.sdk.model;
