package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.model.Project;

/** Projects by name, safe to run again. Part of {@link Projects}. */
public interface ProjectLookup {

    /**
     * Returns the project of a workspace with exactly this name, or creates it. A program can call this on each run: if a run
     * fails after the project was created, the next one finds it.
     *
     * <p>Deleted projects are ignored; archived ones are found. If there are several projects with the name, the one with the
     * lowest id is returned, and a warning is logged: the service allows names to be used twice. Two programs that create the
     * same project at the same time therefore create two, but both return the one with the lower id, as do all later calls,
     * because the list is read again after a creation. A project without a workspace in the response (inferred) counts as one
     * of this workspace.
     *
     * @param accountId the workspace id
     * @param name the exact name; not blank, without whitespace at its start and end, which the service may remove
     * @param description the description of a new project; has no effect on an existing one
     * @return the project
     * @throws IllegalArgumentException if the name is not valid
     * @throws ApiException if the service returns an error status, such as 403 if the plan allows no more projects
     * @throws SyncSketchException if there is no valid response
     */
    Project findOrCreate(long accountId, String name, String description);

    /**
     * Returns the project of a workspace with exactly this name, or creates it without a description; see
     * {@link #findOrCreate(long, String, String)}.
     *
     * @param accountId the workspace id
     * @param name the exact name
     * @return the project
     * @throws IllegalArgumentException if the name is not valid
     * @throws ApiException if the service returns an error status, such as 403 if the plan allows no more projects
     * @throws SyncSketchException if there is no valid response
     */
    default Project findOrCreate(long accountId, String name) {
        return findOrCreate(accountId, name, "");
    }
}
