/**
 * Feign interfaces of the SyncSketch API, one for each group of operations, generated from the contract.
 *
 * <p>They need no more than a {@code Feign.Builder} with Jackson's encoder and decoder. Most programs use the client of
 * {@code syncsketch-sdk-extensions} instead, which adds credentials, typed errors and uploads.
 */
package com.syncsketch.sdk.api;
