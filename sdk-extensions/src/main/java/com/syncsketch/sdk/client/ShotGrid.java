package com.syncsketch.sdk.client;

import com.syncsketch.sdk.api.ShotGridApi;

/** The connection to ShotGrid, formerly Shotgun. Safe for use by several threads. */
public interface ShotGrid extends ShotGridApi {}
