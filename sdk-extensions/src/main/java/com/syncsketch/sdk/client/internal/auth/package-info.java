/** Access to the internals of the credentials. */
package com.syncsketch.sdk.client.internal.auth;
