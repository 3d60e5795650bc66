/** Small utilities. */
package com.syncsketch.sdk.client.internal.util;
