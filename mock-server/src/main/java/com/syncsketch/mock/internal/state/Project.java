package com.syncsketch.mock.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.util.List;

/** A project of a workspace. */
public final class Project extends Resource {

    private final Account account;
    private final Person creator;

    /** Creates a project. */
    public Project(long id, Account account, Person creator, String name) {
        super(id);
        this.account = account;
        this.creator = creator;
        fields().put("name", name).put("description", "").put("active", true).put("is_archived", false);
        fields().put("is_public", false);
        fields().putObject("settings").putObject("groups").putArray("values");
    }

    public Account account() {
        return account;
    }

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
