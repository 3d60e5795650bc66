package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.api.ShotGridApi;

/**
 * The integration with ShotGrid (formerly Shotgun). Thread-safe.
 *
 * <p>The underlying requests of which {@link #connect}, {@link #syncItems} and the other operations consist are in
 * {@link com.syncsketch.sdk.api.ShotGridStepsApi}; obtain it from {@link com.syncsketch.sdk.client.SyncSketchClient#api}.
 */
public interface ShotGrid extends ShotGridApi, ShotGridSync {}
