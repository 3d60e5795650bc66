package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UsersNotRemovedException;
import com.syncsketch.sdk.model.AddUsersResult;
import com.syncsketch.sdk.model.RemoveUsersResult;
import com.syncsketch.sdk.model.UserAddEntry;
import com.syncsketch.sdk.model.UserRemoveEntry;
import java.util.List;

/** Adds users to workspaces and projects, and removes them. Part of {@link Users}. */
public interface UserMembership {

    /**
     * Adds people to a workspace. A repeat may send the invitation again.
     *
     * @param accountId the workspace
     * @param users their e-mail addresses, and what they may do: {@code admin} or {@code manager}
     * @param note a text for the invitation; may be empty
     * @return what the service says; its shape is hardly known, and it may say nothing
     * @throws ApiException if the service refuses
     * @throws SyncSketchException if there is no answer, or none that can be read
     */
    AddUsersResult addToWorkspace(long accountId, List<UserAddEntry> users, String note);

    /**
     * Removes people from a workspace. It was seen to end their connections to the projects in it, too.
     *
     * @param accountId the workspace
     * @param users their e-mail addresses or ids
     * @return what the service says; its shape is not known, and it may say nothing
     * @throws UsersNotRemovedException if the service answers with a success that names an error
     * @throws ApiException if the service refuses
     * @throws SyncSketchException if there is no answer, or none that can be read
     */
    RemoveUsersResult removeFromWorkspace(long accountId, List<UserRemoveEntry> users);

    /**
     * Adds people to a project. A repeat may send the invitation again.
     *
     * @param projectId the project
     * @param users their e-mail addresses, and what they may do: {@code admin}, {@code member},
     *     {@code viewer} or {@code reviewer}
     * @param note a text for the invitation; may be empty
     * @return what the service says; its shape is hardly known, and it may say nothing
     * @throws ApiException if the service refuses
     * @throws SyncSketchException if there is no answer, or none that can be read
     */
    AddUsersResult addToProject(long projectId, List<UserAddEntry> users, String note);

    /**
     * Removes people from a project.
     *
     * @param projectId the project
     * @param users their e-mail addresses or ids
     * @return what the service says; its shape is not known, and it may say nothing
     * @throws UsersNotRemovedException if the service answers with a success that names an error
     * @throws ApiException if the service refuses
     * @throws SyncSketchException if there is no answer, or none that can be read
     */
    RemoveUsersResult removeFromProject(long projectId, List<UserRemoveEntry> users);
}
