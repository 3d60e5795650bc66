package com.syncsketch.sdk.client.internal.feign;

import jakarta.annotation.Nullable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;

/**
 * Implements an interface: default methods run as they are, abstract methods by their handlers. Each object is equal only to
 * itself.
 */
final class InterfaceProxy implements InvocationHandler {

    private final String name;
    private final Map<Method, MethodHandler> handlers;

    private InterfaceProxy(String name, Map<Method, MethodHandler> handlers) {
        this.name = name;
        this.handlers = handlers;
    }

    /** Implements an abstract method. */
    @FunctionalInterface
    interface MethodHandler {

        @Nullable
        Object invoke(@Nullable Object[] args) throws Throwable;
    }

    /**
     * Creates an object of an interface.
     *
     * @param type the interface
     * @param name the result of {@code toString()}
     * @param handlers the implementations of the abstract methods
     */
    static <T> T create(Class<T> type, String name, Map<Method, MethodHandler> handlers) {
        InterfaceProxy handler = new InterfaceProxy(name, Map.copyOf(handlers));
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    @Nullable
    public Object invoke(Object proxy, Method method, @Nullable Object[] args) throws Throwable {
        if (method.isDefault()) {
            // Interfaces of users may be package-private.
            method.setAccessible(true);
            return InvocationHandler.invokeDefault(proxy, method, args);
        }
        MethodHandler handler = handlers.get(method);
        return handler == null ? own(proxy, method, args) : handler.invoke(args);
    }

    private Object own(Object proxy, Method method, @Nullable Object[] args) {
        return switch (method.getName()) {
            case "equals" -> args != null && proxy == args[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> name;
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }
}
