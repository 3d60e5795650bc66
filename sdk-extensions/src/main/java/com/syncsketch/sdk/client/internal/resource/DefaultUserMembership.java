package com.syncsketch.sdk.client.internal.resource;

import com.syncsketch.sdk.api.UsersStepsApi;
import com.syncsketch.sdk.client.error.ReportedErrorException;
import com.syncsketch.sdk.client.error.UsersNotRemovedException;
import com.syncsketch.sdk.client.internal.http.EmptyResponse;
import com.syncsketch.sdk.client.internal.http.Json;
import com.syncsketch.sdk.client.resource.UserMembership;
import com.syncsketch.sdk.model.AddUsersRequest;
import com.syncsketch.sdk.model.AddUsersResult;
import com.syncsketch.sdk.model.RemoveUsersRequest;
import com.syncsketch.sdk.model.RemoveUsersResult;
import com.syncsketch.sdk.model.UserAddEntry;
import com.syncsketch.sdk.model.UserRemoveEntry;
import com.syncsketch.sdk.model.UserScope;
import java.util.List;

/** Adds and removes users. The response formats are not fully known, so an empty response counts as success. Thread-safe. */
public final class DefaultUserMembership implements UserMembership {

    private final UsersStepsApi api;

    /**
     * Creates the operations.
     *
     * @param api sends the requests
     */
    public DefaultUserMembership(UsersStepsApi api) {
        this.api = api;
    }

    @Override
    public AddUsersResult addToWorkspace(long accountId, List<UserAddEntry> users, String note) {
        return add(UserScope.ACCOUNT, accountId, users, note);
    }

    @Override
    public RemoveUsersResult removeFromWorkspace(long accountId, List<UserRemoveEntry> users) {
        return remove(UserScope.ACCOUNT, accountId, users);
    }

    @Override
    public AddUsersResult addToProject(long projectId, List<UserAddEntry> users, String note) {
        return add(UserScope.PROJECT, projectId, users, note);
    }

    @Override
    public RemoveUsersResult removeFromProject(long projectId, List<UserRemoveEntry> users) {
        return remove(UserScope.PROJECT, projectId, users);
    }

    private AddUsersResult add(UserScope scope, long entityId, List<UserAddEntry> users, String note) {
        AddUsersRequest request = AddUsersRequest.builder()
                .which(scope)
                .entityId(entityId)
                .note(note)
                .users(Json.string(users))
                .build();
        return EmptyResponse.orElse(
                () -> api.add(request), AddUsersResult.builder().build());
    }

    /** A successful response may still contain an error. */
    private RemoveUsersResult remove(UserScope scope, long entityId, List<UserRemoveEntry> users) {
        RemoveUsersRequest request = RemoveUsersRequest.builder()
                .which(scope)
                .entityId(entityId)
                .users(Json.string(users))
                .build();
        try {
            return EmptyResponse.orElse(
                    () -> api.remove(request), RemoveUsersResult.builder().build());
        } catch (ReportedErrorException e) {
            throw new UsersNotRemovedException(e.getStatus(), e.getReason());
        }
    }
}
