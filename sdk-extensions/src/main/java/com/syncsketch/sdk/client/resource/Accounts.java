package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.client.paging.PagedIterable;
import com.syncsketch.sdk.model.Account;
import com.syncsketch.sdk.model.AccountQuery;

/** Workspaces, which the service calls accounts. Thread-safe. */
public interface Accounts extends AccountsPaging {

    /**
     * Lists the workspaces that are not deleted. A workspace may be returned several times, once for each of the user's
     * connections to it. Users who are connected only to projects get an empty list. The first page has the default page
     * size of the service.
     *
     * @return the workspaces, loaded on demand
     */
    default PagedIterable<Account> active() {
        AccountQuery query = AccountQuery.builder().active(true).build();
        return AccountsPages.allOfServerSize(this, query);
    }
}
