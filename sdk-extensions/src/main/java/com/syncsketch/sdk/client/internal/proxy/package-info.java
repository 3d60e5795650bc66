/** Selection of the HTTP proxy. */
package com.syncsketch.sdk.client.internal.proxy;
