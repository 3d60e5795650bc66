/** Uploads through the service and to object storage. */
package com.syncsketch.sdk.client.internal.upload;
