/**
 * Upload requests, results, handles and progress listeners. Uploads start at
 * {@link com.syncsketch.sdk.client.resource.Uploads}.
 */
package com.syncsketch.sdk.client.upload;
