package com.syncsketch.sdk.client;

import com.syncsketch.sdk.api.UsersApi;
import com.syncsketch.sdk.client.internal.Pages;
import com.syncsketch.sdk.client.paging.PagedIterable;
import com.syncsketch.sdk.model.Person;
import com.syncsketch.sdk.model.PersonPage;
import com.syncsketch.sdk.model.PersonQuery;

/** People, and what they may see. Safe for use by several threads. */
public interface Users extends UsersApi {

    /**
     * Lists the people that the user may see, over all pages.
     *
     * @param query the filters; its limit, or else 100, is the size of a page, and its offset the place to begin
     * @return all matches, read from the service as they are needed
     * @throws IllegalArgumentException if the limit is not positive or the offset is negative
     */
    default PagedIterable<Person> all(PersonQuery query) {
        return Pages.v1(
                query.getOffset(),
                query.getLimit(),
                (offset, limit) ->
                        list(query.toBuilder().offset(offset).limit(limit).build()),
                PersonPage::getMeta,
                PersonPage::getObjects,
                Person::getId);
    }
}
