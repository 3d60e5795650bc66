/** Uploads of many files. */
package com.syncsketch.sdk.client.internal.upload.batch;
