package com.syncsketch.mock.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.util.List;

/** A project of a workspace. */
public final class Project extends Resource {

    private final Account account;
    private final Person creator;

    /**
     * Makes a project.
     *
     * @param id the id
     * @param account the workspace
     * @param creator who made it
     * @param name the name
     */
    public Project(long id, Account account, Person creator, String name) {
        super(id);
        this.account = account;
        this.creator = creator;
        members().put("name", name).put("description", "").put("active", true).put("is_archived", false);
        members().put("is_public", false);
        members().putObject("settings").putObject("groups").putArray("values");
    }

    /**
     * Gives the workspace.
     *
     * @return the workspace
     */
    public Account account() {
        return account;
    }

    /**
     * Gives who made it.
     *
     * @return the person
     */
    public Person creator() {
        return creator;
    }

    @Override
    public JsonNode attribute(String name) {
        return name.equals("account_id") ? LongNode.valueOf(account.id()) : super.attribute(name);
    }

    @Override
    public List<? extends Resource> related(String name) {
        return switch (name) {
            case "account" -> List.of(account);
            case "creator" -> List.of(creator);
            default -> super.related(name);
        };
    }
}
