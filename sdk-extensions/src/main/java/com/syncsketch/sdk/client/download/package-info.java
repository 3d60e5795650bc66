/** Files that lie in the storage at signed addresses, and how to fetch them. */
package com.syncsketch.sdk.client.download;
