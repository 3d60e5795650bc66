/** The error format of object storage. */
package com.syncsketch.sdk.client.internal.storage;
