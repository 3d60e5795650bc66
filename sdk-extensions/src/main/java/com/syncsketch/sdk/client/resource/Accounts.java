package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.api.AccountsApi;
import com.syncsketch.sdk.client.internal.paging.AutoPager;
import com.syncsketch.sdk.client.paging.PagedIterable;
import com.syncsketch.sdk.model.Account;
import com.syncsketch.sdk.model.AccountPage;
import com.syncsketch.sdk.model.AccountQuery;

/** Workspaces, which the service calls accounts. Thread-safe. */
public interface Accounts extends AccountsApi {

    /**
     * Lists all matching workspaces.
     *
     * <p>A workspace may be returned several times, once for each of the user's connections to it; compare by
     * {@code getId()}.
     *
     * @param query the filters; its limit is the page size (100 if it is not set), and its offset is the start
     * @return all matches, loaded on demand
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
     * Lists the workspaces that are not deleted. A workspace may be returned several times, once for each of the user's
     * connections to it. Users who are connected only to projects get an empty list. The first page has the default page
     * size of the service.
     *
     * @return the workspaces, loaded on demand
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
