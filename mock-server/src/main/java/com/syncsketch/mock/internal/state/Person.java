package com.syncsketch.mock.internal.state;

/** Someone who has an account at the service, or a script user. */
public final class Person extends Resource {

    /**
     * Makes a person without a name.
     *
     * @param id the id
     * @param username the name to log in with
     * @param email the e-mail address; for script users the username again
     */
    public Person(long id, String username, String email) {
        super(id);
        members().put("username", username).put("email", email).put("is_active", true);
        members().put("first_name", "").put("last_name", "");
    }

    /**
     * Tells whether the person can log in.
     *
     * @return the member {@code is_active}
     */
    @Override
    public boolean isActive() {
        return members().path("is_active").asBoolean(true);
    }
}
