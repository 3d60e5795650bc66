/** Downloads of files from signed URLs of the object storage. */
package com.syncsketch.sdk.client.download;
