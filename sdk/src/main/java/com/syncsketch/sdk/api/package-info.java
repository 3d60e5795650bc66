/**
 * Feign interfaces of the SyncSketch API, one for each group of operations, generated from the contract.
 *
 * <p>For each interface, such as {@code ProjectsApi}, a second one, {@code ProjectsWithResponseApi}, returns the status, the
 * headers and the body of the response. All interfaces work with a plain {@code Feign.builder()} that has Jackson's encoder
 * and decoder. Most programs use the client of {@code syncsketch-sdk-extensions} instead, which adds credentials, typed
 * errors and uploads.
 */
package com.syncsketch.sdk.api;
