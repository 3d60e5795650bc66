package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.api.ShotGridApi;
import com.syncsketch.sdk.client.SyncSketchClient;

/**
 * The integration with ShotGrid (formerly Shotgun). Thread-safe.
 *
 * <p>The underlying requests of which {@link #connect}, {@link #syncItems} and the other operations consist are in
 * {@link com.syncsketch.sdk.api.ShotGridStepsApi}; obtain it from {@link SyncSketchClient#api}.
 */
public interface ShotGrid extends ShotGridApi, ShotGridSync {}
