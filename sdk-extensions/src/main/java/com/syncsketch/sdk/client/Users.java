package com.syncsketch.sdk.client;

import com.syncsketch.sdk.api.UsersApi;

/** People, and what they may see. Safe for use by several threads. */
public interface Users extends UsersApi {}
