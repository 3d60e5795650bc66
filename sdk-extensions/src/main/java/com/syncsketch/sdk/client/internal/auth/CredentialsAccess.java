package com.syncsketch.sdk.client.internal.auth;

import jakarta.annotation.Nullable;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;

/**
 * Gives the transport access to the secret of {@code Credentials}, which has no public method for it. The credentials class
 * registers an accessor when it is loaded. The parameter type is {@code Object} to avoid a package cycle.
 */
public final class CredentialsAccess {

    @Nullable
    private static volatile Function<Object, Secret> accessor;

    private CredentialsAccess() {}

    /** The secret of credentials. Immutable and thread-safe. */
    public interface Secret {

        /**
         * Returns the value of the {@code Authorization} header, or null if the credentials are sent in the query.
         *
         * @throws IllegalArgumentException if they cannot be sent in a header
         */
        @Nullable
        String header();

        /** Returns the encoded query parameters, or null if the credentials are sent in the header. */
        @Nullable
        String query();

        /** Returns the texts that must not be shown. */
        Collection<String> values();
    }

    /**
     * Registers the accessor. Called only by the credentials class.
     *
     * @param function a function from credentials to their secret
     */
    public static void register(Function<Object, Secret> function) {
        accessor = function;
    }

    /**
     * Returns the secret of credentials.
     *
     * @param credentials a {@code Credentials}
     * @return its secret
     * @throws ClassCastException if the object is something else
     */
    public static Secret secretOf(Object credentials) {
        return Objects.requireNonNull(accessor, "no accessor").apply(credentials);
    }
}
