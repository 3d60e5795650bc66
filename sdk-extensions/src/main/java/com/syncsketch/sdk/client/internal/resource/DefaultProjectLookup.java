package com.syncsketch.sdk.client.internal.resource;

import com.syncsketch.sdk.client.internal.util.OptionalField;
import com.syncsketch.sdk.client.resource.ProjectLookup;
import com.syncsketch.sdk.client.resource.Projects;
import com.syncsketch.sdk.model.Project;
import com.syncsketch.sdk.model.ProjectQuery;
import java.util.Objects;
import java.util.function.Supplier;

/** Finds or creates projects. Thread-safe. */
public final class DefaultProjectLookup implements ProjectLookup {

    private final Supplier<Projects> projects;

    /**
     * Creates the operations.
     *
     * @param projects lists and creates projects
     */
    public DefaultProjectLookup(Supplier<Projects> projects) {
        this.projects = projects;
    }

    @Override
    public Project findOrCreate(long accountId, String name, String description) {
        NameLookup.checked(name);
        Objects.requireNonNull(description, "description");
        ProjectQuery query =
                ProjectQuery.builder().namePrefix(name).active(true).build();
        return new NameLookup<>("projects", Project::getId)
                .findOrCreate(
                        name,
                        () -> projects.get().all(query).stream()
                                .filter(project -> name.equals(OptionalField.orNull(project::getName)))
                                .filter(project -> isIn(project, accountId)),
                        () -> projects.get().create(accountId, name, description));
    }

    private static boolean isIn(Project project, long accountId) {
        Long account = project.getAccountId();
        return account == null || account == accountId;
    }
}
