package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.api.ShotGridApi;
import com.syncsketch.sdk.client.SyncSketchClient;

/**
 * The connection to ShotGrid, formerly Shotgun. Safe for use by several threads.
 *
 * <p>The single calls of which {@link #connect}, {@link #syncItems} and the others consist are those of
 * {@link com.syncsketch.sdk.api.ShotGridStepsApi}; {@link SyncSketchClient#api} gives them.
 */
public interface ShotGrid extends ShotGridApi, ShotGridSync {}
