package com.syncsketch.mock.internal.state;

/** A user of the service, or a script user. */
public final class Person extends Resource {

    /** Creates a person without a name. For a script user, the email address is the username. */
    public Person(long id, String username, String email) {
        super(id);
        fields().put("username", username).put("email", email).put("is_active", true);
        fields().put("first_name", "").put("last_name", "");
    }

    /** Checks whether the person can log in. */
    @Override
    public boolean isActive() {
        return fields().path("is_active").asBoolean(true);
    }
}
