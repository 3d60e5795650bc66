package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.api.UsersApi;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.paging.AutoPager;
import com.syncsketch.sdk.client.paging.PagedIterable;
import com.syncsketch.sdk.model.Person;
import com.syncsketch.sdk.model.PersonPage;
import com.syncsketch.sdk.model.PersonQuery;
import java.util.Optional;

/**
 * People, and what they may see. Safe for use by several threads.
 *
 * <p>The single calls that add and remove people are those of {@link com.syncsketch.sdk.api.UsersStepsApi};
 * {@link SyncSketchClient#api} gives them.
 */
public interface Users extends UsersApi, UserMembership {

    /**
     * Lists the people that the user may see, over all pages.
     *
     * @param query the filters; its limit, or else 100, is the size of a page, and its offset the place to begin
     * @return all matches, read from the service as they are needed
     * @throws IllegalArgumentException if the limit is not positive or the offset is negative
     */
    default PagedIterable<Person> all(PersonQuery query) {
        return AutoPager.offsetPages(
                query.getOffset(),
                query.getLimit(),
                (offset, limit) ->
                        list(query.toBuilder().offset(offset).limit(limit).build()),
                PersonPage::getMeta,
                PersonPage::getObjects,
                Person::getId);
    }

    /**
     * Finds people by a part of their first name, last name or e-mail address, among those whom the user sees, over all
     * pages.
     *
     * <p>Evidence: the official Python client sends {@code name} and no page. So the first page has the service's own
     * size.
     *
     * @param text what to look for
     * @return the people, read from the service as they are needed
     */
    default PagedIterable<Person> findByName(String text) {
        PersonQuery query = PersonQuery.builder().name(text).build();
        return AutoPager.offsetPagesOfServerSize(
                () -> list(query),
                (offset, limit) ->
                        list(query.toBuilder().offset(offset).limit(limit).build()),
                PersonPage::getMeta,
                PersonPage::getObjects,
                Person::getId);
    }

    /**
     * Finds the person who has an e-mail address, in any case, among those whom the user sees. Someone who was removed is
     * no longer seen.
     *
     * @param email the address
     * @return the person; empty if there is none
     * @throws IllegalArgumentException if the address is blank
     * @throws ApiException if the service refuses
     * @throws SyncSketchException if there is no answer, or none that can be read
     */
    default Optional<Person> findByEmail(String email) {
        if (email.isBlank()) {
            throw new IllegalArgumentException("An e-mail address must not be blank");
        }
        return list(PersonQuery.builder().emailIexact(email).build()).getObjects().stream()
                .findFirst();
    }
}
