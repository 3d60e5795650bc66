package com.syncsketch.sdk.client.internal.feign;

import jakarta.annotation.Nullable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;

/**
 * Implements an interface: default methods run as they are, each other method by its receiver. Each object is equal to itself
 * only.
 */
final class InterfaceProxy implements InvocationHandler {

    private final String name;
    private final Map<Method, Receiver> receivers;

    private InterfaceProxy(String name, Map<Method, Receiver> receivers) {
        this.name = name;
        this.receivers = receivers;
    }

    /** Implements an abstract method. */
    @FunctionalInterface
    interface Receiver {

        @Nullable
        Object invoke(@Nullable Object[] args) throws Throwable;
    }

    /**
     * Creates an object of an interface.
     *
     * @param type the interface
     * @param name the result of {@code toString()}
     * @param receivers the implementations of the abstract methods
     */
    static <T> T create(Class<T> type, String name, Map<Method, Receiver> receivers) {
        InterfaceProxy handler = new InterfaceProxy(name, Map.copyOf(receivers));
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    @Nullable
    public Object invoke(Object proxy, Method method, @Nullable Object[] args) throws Throwable {
        if (method.isDefault()) {
            // Interfaces of users need not be public.
            method.setAccessible(true);
            return InvocationHandler.invokeDefault(proxy, method, args);
        }
        Receiver receiver = receivers.get(method);
        return receiver == null ? own(proxy, method, args) : receiver.invoke(args);
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
