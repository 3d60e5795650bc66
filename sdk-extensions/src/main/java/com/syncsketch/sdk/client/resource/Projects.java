package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.api.ProjectsApi;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.http.EmptyResponse;
import com.syncsketch.sdk.client.internal.paging.AutoPager;
import com.syncsketch.sdk.client.paging.PagedIterable;
import com.syncsketch.sdk.model.Project;
import com.syncsketch.sdk.model.ProjectCreate;
import com.syncsketch.sdk.model.ProjectPage;
import com.syncsketch.sdk.model.ProjectQuery;
import com.syncsketch.sdk.model.ProjectUpdate;

/** Projects of workspaces. Thread-safe. */
public interface Projects extends ProjectsApi {

    /**
     * Lists all matching projects. Deleted and archived ones are included unless the query excludes them.
     *
     * @param query the filters; its limit is the page size (100 if it is not set), and its offset is the start
     * @return all matches, loaded on demand
     * @throws IllegalArgumentException if the limit is not positive or the offset is negative
     */
    default PagedIterable<Project> all(ProjectQuery query) {
        return AutoPager.offsetPages(
                query.getOffset(),
                query.getLimit(),
                (offset, limit) ->
                        list(query.toBuilder().offset(offset).limit(limit).build()),
                ProjectPage::getMeta,
                ProjectPage::getObjects,
                Project::getId);
    }

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
        return create(ProjectCreate.builder()
                .accountId(accountId)
                .name(name)
                .description("")
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
        return update(projectId, ProjectUpdate.builder().isArchived(true).build());
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
        return update(projectId, ProjectUpdate.builder().isArchived(false).build());
    }

    /**
     * Deletes a project. The service hides it at once and removes it permanently later.
     *
     * @param projectId the project id
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no response
     */
    default void delete(long projectId) {
        EmptyResponse.ignore(
                () -> update(projectId, ProjectUpdate.builder().active(false).build()));
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
                .isArchived(false)
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
        ProjectQuery query = ProjectQuery.builder().nameIstartswith(prefix).build();
        return AutoPager.offsetPagesOfServerSize(
                () -> list(query),
                (offset, limit) ->
                        list(query.toBuilder().offset(offset).limit(limit).build()),
                ProjectPage::getMeta,
                ProjectPage::getObjects,
                Project::getId);
    }
}
