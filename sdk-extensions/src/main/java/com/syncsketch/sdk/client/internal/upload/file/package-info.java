/** The files of uploads: request bodies, part sizes and change detection. */
package com.syncsketch.sdk.client.internal.upload.file;
