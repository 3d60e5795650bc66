package com.syncsketch.sdk.client;

import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.UsersNotRemovedException;
import com.syncsketch.sdk.model.AddUsersResult;
import com.syncsketch.sdk.model.RemoveUsersResult;
import java.util.function.Supplier;

/** Adds and removes people. No source shows the answers in full, so an empty one is a success. */
final class UserChanges {

    private UserChanges() {}

    static AddUsersResult added(Supplier<AddUsersResult> call) {
        return orIfEmpty(call, AddUsersResult.builder().build());
    }

    /** Looks behind the status, too: an answer may be a success and yet name an error. */
    static RemoveUsersResult removed(Supplier<RemoveUsersResult> call) {
        RemoveUsersResult result = orIfEmpty(call, RemoveUsersResult.builder().build());
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
