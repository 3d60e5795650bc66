package com.syncsketch.sdk.client.internal;

import jakarta.annotation.Nullable;
import java.lang.reflect.Method;

/** Answers the methods of {@link Object} for proxies: each is equal to itself only. */
final class ObjectMethods {

    private ObjectMethods() {}

    static Object invoke(Object proxy, Method method, @Nullable Object[] args, String name) {
        return switch (method.getName()) {
            case "equals" -> args != null && proxy == args[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> name;
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }
}
