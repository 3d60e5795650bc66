package com.syncsketch.mock.internal.state;

import jakarta.annotation.Nullable;

/** What a person may do in a workspace or in a project. */
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

    /**
     * Connects a person with a workspace.
     *
     * @param id the id
     * @param person the person
     * @param account the workspace
     * @param permission {@code admin} or {@code manager}
     * @return the connection
     */
    public static Connection toAccount(long id, Person person, Account account, String permission) {
        return new Connection(id, person, account, null, permission);
    }

    /**
     * Connects a person with a project.
     *
     * @param id the id
     * @param person the person
     * @param project the project
     * @param permission {@code admin}, {@code member}, {@code viewer}, {@code reviewer} or another word
     * @return the connection
     */
    public static Connection toProject(long id, Person person, Project project, String permission) {
        return new Connection(id, person, project.account(), project, permission);
    }

    /**
     * Gives the person.
     *
     * @return the person
     */
    public Person person() {
        return person;
    }

    /**
     * Gives the workspace, also of a connection with a project in it.
     *
     * @return the workspace
     */
    public Account account() {
        return account;
    }

    /**
     * Gives the project.
     *
     * @return the project, or null if the connection is with the whole workspace
     */
    @Nullable
    public Project project() {
        return project;
    }

    /**
     * Gives what the person may do.
     *
     * @return the word for it
     */
    public String permission() {
        return permission;
    }

    /**
     * Changes what the person may do.
     *
     * @param permission the word for it
     */
    public void permit(String permission) {
        this.permission = permission;
    }
}
