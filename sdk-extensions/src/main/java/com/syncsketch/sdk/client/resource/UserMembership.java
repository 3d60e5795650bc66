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
     * Adds users to a workspace. A second request may send the invitation again.
     *
     * @param accountId the workspace id
     * @param users the email addresses and permissions: {@code admin} or {@code manager}
     * @param note a text for the invitation; may be empty
     * @return the service's result; its structure is not documented, and it may be empty
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
     */
    AddUsersResult addToWorkspace(long accountId, List<UserAddEntry> users, String note);

    /**
     * Removes users from a workspace. This also removes them from its projects (inferred).
     *
     * @param accountId the workspace id
     * @param users the email addresses or user ids
     * @return the service's result; its structure is not documented, and it may be empty
     * @throws UsersNotRemovedException if the response has a success status, but reports an error
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
     */
    RemoveUsersResult removeFromWorkspace(long accountId, List<UserRemoveEntry> users);

    /**
     * Adds users to a project. A second request may send the invitation again.
     *
     * @param projectId the project id
     * @param users the email addresses and permissions: {@code admin}, {@code member}, {@code viewer} or {@code reviewer}
     * @param note a text for the invitation; may be empty
     * @return the service's result; its structure is not documented, and it may be empty
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
     */
    AddUsersResult addToProject(long projectId, List<UserAddEntry> users, String note);

    /**
     * Removes users from a project.
     *
     * @param projectId the project id
     * @param users the email addresses or user ids
     * @return the service's result; its structure is not documented, and it may be empty
     * @throws UsersNotRemovedException if the response has a success status, but reports an error
     * @throws ApiException if the service returns an error status
     * @throws SyncSketchException if there is no valid response
     */
    RemoveUsersResult removeFromProject(long projectId, List<UserRemoveEntry> users);
}
