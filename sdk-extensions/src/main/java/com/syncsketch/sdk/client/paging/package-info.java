/** Lists that come in pages, read as they are needed. */
package com.syncsketch.sdk.client.paging;
