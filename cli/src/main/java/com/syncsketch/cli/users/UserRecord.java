package com.syncsketch.cli.users;

import com.syncsketch.cli.browse.Views;
import com.syncsketch.cli.output.View;
import com.syncsketch.sdk.model.Person;
import com.syncsketch.sdk.model.ProjectUser;
import jakarta.annotation.Nullable;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A user.
 *
 * @param id the id
 * @param email the e-mail address
 * @param name the first and the last name
 */
public record UserRecord(long id, @Nullable String email, String name) {

    /** The documented fields. */
    public static final View<UserRecord> VIEW = View.<UserRecord>of()
            .column("id", UserRecord::id)
            .column("email", UserRecord::email)
            .column("name", UserRecord::name);

    static UserRecord of(ProjectUser user) {
        return new UserRecord(
                user.getId(),
                Views.orNull(user::getEmail),
                name(Views.orNull(user::getFirstName), Views.orNull(user::getLastName)));
    }

    static UserRecord of(Person person) {
        return new UserRecord(
                person.getId(),
                Views.orNull(person::getEmail),
                name(Views.orNull(person::getFirstName), Views.orNull(person::getLastName)));
    }

    private static String name(@Nullable String first, @Nullable String last) {
        return Stream.of(first, last)
                .filter(Objects::nonNull)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
    }
}
