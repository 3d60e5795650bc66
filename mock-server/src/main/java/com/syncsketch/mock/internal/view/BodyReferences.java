package com.syncsketch.mock.internal.view;

import com.syncsketch.mock.internal.http.HttpException;
import java.util.function.Supplier;

/** Resolves references in request bodies. */
public final class BodyReferences {

    private BodyReferences() {}

    /**
     * Resolves a reference. If its target does not exist, the status code is 400, because 404 refers to the path.
     *
     * @param <T> the type of the target
     * @param field the field that holds the reference
     * @param lookup finds the target, or throws an exception with status 404
     * @return the target
     * @throws HttpException with status 400 if the target does not exist
     */
    public static <T> T resolve(String field, Supplier<T> lookup) {
        try {
            return lookup.get();
        } catch (HttpException e) {
            throw e.status() == 404 ? new HttpException(400, field + ": " + e.reason()) : e;
        }
    }
}
