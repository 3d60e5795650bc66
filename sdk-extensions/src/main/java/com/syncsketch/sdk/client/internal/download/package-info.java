/** Downloads from object storage. */
package com.syncsketch.sdk.client.internal.download;
