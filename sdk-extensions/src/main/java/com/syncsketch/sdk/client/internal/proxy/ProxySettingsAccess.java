package com.syncsketch.sdk.client.internal.proxy;

import jakarta.annotation.Nullable;
import java.util.Objects;
import java.util.function.Function;

/**
 * Gives the internals access to the resolver of a {@code ProxySettings}, which has no public method for it. The settings
 * class registers an accessor when it is loaded. The parameter type is {@code Object} to avoid a package cycle.
 */
public final class ProxySettingsAccess {

    @Nullable
    private static volatile Function<Object, ProxyResolver> resolvers;

    private ProxySettingsAccess() {}

    /**
     * Registers the accessor. Called only by the settings class.
     *
     * @param accessor a function from settings to their resolver
     */
    public static void register(Function<Object, ProxyResolver> accessor) {
        resolvers = accessor;
    }

    /**
     * Returns the resolver of proxy settings.
     *
     * @param settings a {@code ProxySettings}
     * @return its resolver
     * @throws ClassCastException if the object is something else
     */
    public static ProxyResolver resolverOf(Object settings) {
        return Objects.requireNonNull(resolvers, "no accessor").apply(settings);
    }
}
