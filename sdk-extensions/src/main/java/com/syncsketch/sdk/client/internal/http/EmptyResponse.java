package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.error.MissingResultException;
import java.util.function.Supplier;

/** Accepts empty response bodies of operations whose response format is unknown. */
public final class EmptyResponse {

    private EmptyResponse() {}

    /** Runs an operation whose response body may be empty. */
    public static void ignore(Runnable operation) {
        try {
            operation.run();
        } catch (MissingResultException e) {
            // The service carried out the operation.
        }
    }

    /** Returns the result of an operation, or another value if the response body is empty. */
    public static <T> T orElse(Supplier<T> operation, T other) {
        try {
            return operation.get();
        } catch (MissingResultException e) {
            return other;
        }
    }
}
