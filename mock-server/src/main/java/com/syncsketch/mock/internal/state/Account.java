package com.syncsketch.mock.internal.state;

/** A workspace. */
public final class Account extends Resource {

    /**
     * Makes a workspace.
     *
     * @param id the id
     * @param name the name
     */
    public Account(long id, String name) {
        super(id);
        members().put("name", name).put("description", "").put("active", true);
    }
}
