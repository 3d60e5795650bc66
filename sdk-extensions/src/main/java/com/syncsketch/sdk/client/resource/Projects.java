package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.paging.PagedIterable;
import com.syncsketch.sdk.model.Project;
import com.syncsketch.sdk.model.ProjectCreate;
import com.syncsketch.sdk.model.ProjectQuery;
import com.syncsketch.sdk.model.ProjectUpdate;

/** Projects of workspaces. Thread-safe. */
public interface Projects extends ProjectsPaging, SoftDeletion, ProjectLookup {

    /**
     * Creates a project without a description.
     *
     * @param accountId the workspace id
     * @param name the name
     * @return the new project
     * @throws ApiException if the service returns an error status, such as 403 if the plan allows no more projects
     * @throws SyncSketchException if there is no valid response
     */
    default Project create(long accountId, String name) {
        return create(accountId, name, "");
    }

    /**
     * Creates a project.
     *
     * @param accountId the workspace id
     * @param name the name
     * @param description the description; may be empty
     * @return the new project
     * @throws ApiException if the service returns an error status, such as 403 if the plan allows no more projects
     * @throws SyncSketchException if there is no valid response
     */
    default Project create(long accountId, String name, String description) {
        return create(ProjectCreate.builder()
                .accountId(accountId)
                .name(name)
                .description(description)
                .build());
    }

    /**
     * Archives a project.
     *
     * @param projectId the project id
     * @return the updated project
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
     */
    default Project archive(long projectId) {
        return update(projectId, ProjectUpdate.builder().archived(true).build());
    }

    /**
     * Restores an archived project.
     *
     * @param projectId the project id
     * @return the updated project
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
     */
    default Project restore(long projectId) {
        return update(projectId, ProjectUpdate.builder().archived(false).build());
    }

    /**
     * Lists active projects: neither deleted nor archived, in a workspace that is not deleted.
     *
     * <p>For other combinations, call {@link #all} with the individual filters. For example, {@code archived(false)} without
     * {@code active} excludes archived projects, but includes deleted ones.
     *
     * @return the projects, loaded on demand
     */
    default PagedIterable<Project> active() {
        return all(ProjectQuery.builder()
                .active(true)
                .archived(false)
                .accountActive(true)
                .build());
    }

    /**
     * Finds projects in all workspaces by the beginning of their names, ignoring case. Deleted and archived projects are
     * included; to exclude them, call {@link #all} with the corresponding filters. The first page has the default page size
     * of the service.
     *
     * @param prefix the beginning of the names
     * @return the projects, loaded on demand
     */
    default PagedIterable<Project> findByName(String prefix) {
        ProjectQuery query = ProjectQuery.builder().namePrefix(prefix).build();
        return ProjectsPages.allOfServerSize(this, query);
    }
}
