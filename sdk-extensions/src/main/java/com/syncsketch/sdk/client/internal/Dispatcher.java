package com.syncsketch.sdk.client.internal;

import jakarta.annotation.Nullable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;

/**
 * Runs the methods of an interface: a default method as it stands, any other by its receiver. Each object is equal to
 * itself only.
 */
final class Dispatcher implements InvocationHandler {

    private final String name;
    private final Map<Method, Receiver> receivers;

    private Dispatcher(String name, Map<Method, Receiver> receivers) {
        this.name = name;
        this.receivers = receivers;
    }

    /** Does what an abstract method is for. */
    @FunctionalInterface
    interface Receiver {

        @Nullable
        Object invoke(@Nullable Object[] args) throws Throwable;
    }

    /**
     * Makes an object of an interface.
     *
     * @param type the interface
     * @param name what the object calls itself
     * @param receivers who does what, for each abstract method
     */
    static <T> T object(Class<T> type, String name, Map<Method, Receiver> receivers) {
        Dispatcher dispatcher = new Dispatcher(name, Map.copyOf(receivers));
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, dispatcher));
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
