package com.syncsketch.sdk.client;

import com.syncsketch.sdk.api.AccountsApi;

/** Workspaces, which the service calls accounts. Safe for use by several threads. */
public interface Accounts extends AccountsApi {}
