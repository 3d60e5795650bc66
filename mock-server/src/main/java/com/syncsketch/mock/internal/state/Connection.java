package com.syncsketch.mock.internal.state;

import jakarta.annotation.Nullable;

/** A connection of a person to a workspace or to a project. Its permission determines what the person can do there. */
public final class Connection extends Resource {

    private final Person person;
    private final Account account;

    @Nullable
    private final Project project;

    private String permission;

    private Connection(long id, Person person, Account account, @Nullable Project project, String permission) {
        super(id);
        this.person = person;
        this.account = account;
        this.project = project;
        this.permission = permission;
    }

    /** Connects a person to a workspace. */
    public static Connection toAccount(long id, Person person, Account account, String permission) {
        return new Connection(id, person, account, null, permission);
    }

    /** Connects a person to a project. */
    public static Connection toProject(long id, Person person, Project project, String permission) {
        return new Connection(id, person, project.account(), project, permission);
    }

    public Person person() {
        return person;
    }

    /** Returns the workspace; of a connection to a project, the workspace of the project. */
    public Account account() {
        return account;
    }

    /** Returns the project, or null if the connection is to the whole workspace. */
    @Nullable
    public Project project() {
        return project;
    }

    /** Returns the permission, such as {@code admin} or {@code viewer}. */
    public String permission() {
        return permission;
    }

    /** Changes the permission. */
    public void setPermission(String permission) {
        this.permission = permission;
    }
}
