/** Paged lists whose pages are loaded on demand. */
package com.syncsketch.sdk.client.paging;
