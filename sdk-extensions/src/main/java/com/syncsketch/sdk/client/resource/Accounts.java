package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.api.AccountsApi;
import com.syncsketch.sdk.client.internal.paging.AutoPager;
import com.syncsketch.sdk.client.paging.PagedIterable;
import com.syncsketch.sdk.model.Account;
import com.syncsketch.sdk.model.AccountPage;
import com.syncsketch.sdk.model.AccountQuery;

/** Workspaces, which the service calls accounts. Safe for use by several threads. */
public interface Accounts extends AccountsApi {

    /**
     * Lists workspaces, over all pages.
     *
     * <p>Evidence: a workspace may come more than once, once for each connection; compare by {@code getId()}.
     *
     * @param query the filters; its limit, or else 100, is the size of a page, and its offset the place to begin
     * @return all matches, read from the service as they are needed
     * @throws IllegalArgumentException if the limit is not positive or the offset is negative
     */
    default PagedIterable<Account> all(AccountQuery query) {
        return AutoPager.offsetPages(
                query.getOffset(),
                query.getLimit(),
                (offset, limit) ->
                        list(query.toBuilder().offset(offset).limit(limit).build()),
                AccountPage::getMeta,
                AccountPage::getObjects,
                null);
    }

    /**
     * Lists the workspaces that are not deleted, over all pages. A workspace may come more than once, one row for each
     * connection to it. Users who are connected to projects only have none.
     *
     * <p>Evidence: the official Python client sends {@code active=1} and no page. So the first page has the service's own
     * size.
     *
     * @return the workspaces, read from the service as they are needed
     */
    default PagedIterable<Account> active() {
        AccountQuery query = AccountQuery.builder().active(true).build();
        return AutoPager.offsetPagesOfServerSize(
                () -> list(query),
                (offset, limit) ->
                        list(query.toBuilder().offset(offset).limit(limit).build()),
                AccountPage::getMeta,
                AccountPage::getObjects,
                null);
    }
}
