/** Who calls: user names, API keys and tokens, and how they travel. */
package com.syncsketch.sdk.client.auth;
