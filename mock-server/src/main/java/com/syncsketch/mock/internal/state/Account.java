package com.syncsketch.mock.internal.state;

/** A workspace. */
public final class Account extends Resource {

    /** Creates a workspace. */
    public Account(long id, String name) {
        super(id);
        fields().put("name", name).put("description", "").put("active", true);
    }
}
