package com.syncsketch.sdk.client.internal.paging;

/**
 * Requests one page of a list.
 *
 * @param <P> the type of the response
 */
@FunctionalInterface
public interface PageFetcher<P> {

    /**
     * Requests a page.
     *
     * @param offset the number of entries to skip
     * @param limit the maximum number of entries
     * @return the response
     */
    P fetch(int offset, int limit);
}
