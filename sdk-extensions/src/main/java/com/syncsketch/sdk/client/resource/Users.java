package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.paging.PagedIterable;
import com.syncsketch.sdk.model.Person;
import com.syncsketch.sdk.model.PersonQuery;
import java.util.Optional;

/**
 * Users and their memberships in workspaces and projects. Thread-safe.
 *
 * <p>The underlying requests that add and remove users are in {@link com.syncsketch.sdk.api.UsersStepsApi}; obtain it from
 * {@link com.syncsketch.sdk.client.SyncSketchClient#api}.
 */
public interface Users extends UsersPaging, UserMembership {

    /**
     * Finds people by a part of their first name, last name or email address, among those who are visible to the user. The
     * first page has the default page size of the service.
     *
     * @param text the text to search for
     * @return the people, loaded on demand
     */
    default PagedIterable<Person> findByName(String text) {
        PersonQuery query = PersonQuery.builder().name(text).build();
        return UsersPages.allOfServerSize(this, query);
    }

    /**
     * Finds a person by email address, ignoring case, among those who are visible to the user. People who were removed are
     * no longer visible.
     *
     * @param email the email address
     * @return the person, or empty if there is none
     * @throws IllegalArgumentException if the address is blank
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
     */
    default Optional<Person> findByEmail(String email) {
        if (email.isBlank()) {
            throw new IllegalArgumentException("email must not be blank");
        }
        return list(PersonQuery.builder().emailIgnoreCase(email).build()).getObjects().stream()
                .findFirst();
    }
}
