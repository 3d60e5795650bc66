/**
 * What the SyncSketch API takes and gives, generated from the contract: immutable models with builders, open sets of
 * values, and objects for optional query parameters.
 *
 * <p>Models read and write themselves under any Jackson {@code ObjectMapper}; no module and no setting is needed.
 * Timestamps, unknown members and unknown values are kept as the service wrote them.
 */
package com.syncsketch.sdk.model;
