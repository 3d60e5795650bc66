package com.syncsketch.sdk.client.internal.resource;

import com.syncsketch.sdk.api.UsersStepsApi;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.UsersNotRemovedException;
import com.syncsketch.sdk.client.internal.util.JsonText;
import com.syncsketch.sdk.client.resource.Users;
import com.syncsketch.sdk.model.AddUsersRequest;
import com.syncsketch.sdk.model.AddUsersResult;
import com.syncsketch.sdk.model.RemoveUsersRequest;
import com.syncsketch.sdk.model.RemoveUsersResult;
import com.syncsketch.sdk.model.UserAddEntry;
import com.syncsketch.sdk.model.UserRemoveEntry;
import com.syncsketch.sdk.model.UserScope;
import java.util.List;
import java.util.function.Supplier;

/**
 * Answers what {@link Users} cannot do with the calls of its own interface: adds and removes people. No source shows the
 * answers in full, so an empty one is a success.
 */
public final class DefaultUserOperations {

    private final UsersStepsApi api;

    public DefaultUserOperations(UsersStepsApi api) {
        this.api = api;
    }

    public AddUsersResult addToWorkspace(long accountId, List<UserAddEntry> users, String note) {
        return add(UserScope.ACCOUNT, accountId, users, note);
    }

    public RemoveUsersResult removeFromWorkspace(long accountId, List<UserRemoveEntry> users) {
        return remove(UserScope.ACCOUNT, accountId, users);
    }

    public AddUsersResult addToProject(long projectId, List<UserAddEntry> users, String note) {
        return add(UserScope.PROJECT, projectId, users, note);
    }

    public RemoveUsersResult removeFromProject(long projectId, List<UserRemoveEntry> users) {
        return remove(UserScope.PROJECT, projectId, users);
    }

    private AddUsersResult add(UserScope scope, long entityId, List<UserAddEntry> users, String note) {
        AddUsersRequest request = AddUsersRequest.builder()
                .which(scope)
                .entityId(entityId)
                .note(note)
                .users(JsonText.of(users))
                .build();
        return orIfEmpty(() -> api.add(request), AddUsersResult.builder().build());
    }

    /** Looks behind the status, too: an answer may be a success and yet name an error. */
    private RemoveUsersResult remove(UserScope scope, long entityId, List<UserRemoveEntry> users) {
        RemoveUsersRequest request = RemoveUsersRequest.builder()
                .which(scope)
                .entityId(entityId)
                .users(JsonText.of(users))
                .build();
        RemoveUsersResult result =
                orIfEmpty(() -> api.remove(request), RemoveUsersResult.builder().build());
        String error = result.getError();
        if (error != null && !error.isBlank()) {
            throw new UsersNotRemovedException(error);
        }
        return result;
    }

    private static <T> T orIfEmpty(Supplier<T> call, T empty) {
        try {
            return call.get();
        } catch (DecodingException e) {
            if (!e.body().isBlank()) {
                throw e;
            }
            return empty;
        }
    }
}
