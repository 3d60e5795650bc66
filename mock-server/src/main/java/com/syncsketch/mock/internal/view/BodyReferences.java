package com.syncsketch.mock.internal.view;

import com.syncsketch.mock.internal.http.HttpException;
import java.util.function.Supplier;

/** Words refusals for what a body names. */
final class BodyReferences {

    private BodyReferences() {}

    /**
     * Looks something up that a body names. Calls that create answer 400 where it is not there; 404 is for paths.
     *
     * @param <T> what is looked up
     * @param member the member that names it
     * @param search looks it up
     * @return what was found
     * @throws HttpException with 400 in place of 404
     */
    static <T> T inBody(String member, Supplier<T> search) {
        try {
            return search.get();
        } catch (HttpException e) {
            throw e.status() == 404 ? new HttpException(400, member + ": " + e.reason()) : e;
        }
    }
}
