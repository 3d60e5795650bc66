package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.api.ProjectsApi;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.paging.AutoPager;
import com.syncsketch.sdk.client.internal.util.EmptyResponse;
import com.syncsketch.sdk.client.paging.PagedIterable;
import com.syncsketch.sdk.model.Project;
import com.syncsketch.sdk.model.ProjectCreate;
import com.syncsketch.sdk.model.ProjectPage;
import com.syncsketch.sdk.model.ProjectQuery;
import com.syncsketch.sdk.model.ProjectUpdate;

/** Projects of a workspace. Safe for use by several threads. */
public interface Projects extends ProjectsApi {

    /**
     * Lists projects, over all pages. Deleted and archived ones come too unless the query leaves them out.
     *
     * @param query the filters; its limit, or else 100, is the size of a page, and its offset the place to begin
     * @return all matches, read from the service as they are needed
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
     * @param accountId the workspace
     * @param name the name
     * @return the new project
     * @throws ApiException if the service refuses, 403 for example where the plan allows no more projects
     * @throws SyncSketchException if there is no answer, or none that can be read
     */
    default Project create(long accountId, String name) {
        return create(ProjectCreate.builder()
                .accountId(accountId)
                .name(name)
                .description("")
                .build());
    }

    /**
     * Puts a project into the archive. Evidence: the official Python client sends {@code is_archived: true}.
     *
     * @param projectId the project
     * @return the project as it is now
     * @throws ApiException if the service refuses
     * @throws SyncSketchException if there is no answer, or none that can be read
     */
    default Project archive(long projectId) {
        return update(projectId, ProjectUpdate.builder().isArchived(true).build());
    }

    /**
     * Takes a project out of the archive. Evidence: the official Python client sends {@code is_archived: false}.
     *
     * @param projectId the project
     * @return the project as it is now
     * @throws ApiException if the service refuses
     * @throws SyncSketchException if there is no answer, or none that can be read
     */
    default Project restore(long projectId) {
        return update(projectId, ProjectUpdate.builder().isArchived(false).build());
    }

    /**
     * Deletes a project. The service hides it at once and removes it for good some time later. Evidence: the official
     * Python client sends {@code active: false}.
     *
     * @param projectId the project
     * @throws ApiException if the service refuses
     * @throws SyncSketchException if there is no answer
     */
    default void delete(long projectId) {
        EmptyResponse.ignore(
                () -> update(projectId, ProjectUpdate.builder().active(false).build()));
    }

    /**
     * Lists the projects that people work on, over all pages: not deleted, not archived, in a workspace that is not
     * deleted.
     *
     * <p>For anything else set the filters yourself, each for itself, and call {@link #all}. With
     * {@code isArchived(false)} and without {@code active}, for example, deleted projects come too, but no archived ones.
     *
     * <p>Evidence: the official Python client sends {@code active=1}, {@code is_archived=0}, {@code account__active=1},
     * {@code limit=100} and {@code offset=0}, and leaves it at that page.
     *
     * @return the projects, read from the service as they are needed
     */
    default PagedIterable<Project> active() {
        return all(ProjectQuery.builder()
                .active(true)
                .isArchived(false)
                .accountActive(true)
                .build());
    }

    /**
     * Finds projects by the beginning of their names, in any case and in all workspaces, over all pages. Deleted and
     * archived ones are among them; to leave them out, set the filters yourself and call {@link #all}.
     *
     * <p>Evidence: the official Python client sends {@code name__istartswith} and no page. So the first page has the
     * service's own size.
     *
     * @param beginning how the names begin
     * @return the projects, read from the service as they are needed
     */
    default PagedIterable<Project> findByName(String beginning) {
        ProjectQuery query = ProjectQuery.builder().nameIstartswith(beginning).build();
        return AutoPager.offsetPagesOfServerSize(
                () -> list(query),
                (offset, limit) ->
                        list(query.toBuilder().offset(offset).limit(limit).build()),
                ProjectPage::getMeta,
                ProjectPage::getObjects,
                Project::getId);
    }
}
