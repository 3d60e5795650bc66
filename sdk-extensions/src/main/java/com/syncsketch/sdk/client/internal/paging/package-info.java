/** Paged lists. */
package com.syncsketch.sdk.client.internal.paging;
