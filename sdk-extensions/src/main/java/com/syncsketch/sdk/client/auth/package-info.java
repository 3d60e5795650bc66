/** Credentials: API keys and tokens, and how they are sent. */
package com.syncsketch.sdk.client.auth;
