package com.syncsketch.sdk.client.internal.feign;

import jakarta.annotation.Nullable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;

/**
 * Creates the resources of the client: hand-written interfaces, most of which extend a generated one. A generated method is
 * implemented by the generated object, a default method runs as it is, and a hand-written abstract method is implemented by a
 * helper that has a method of the same name and parameters.
 */
public final class ResourceFactory {

    private ResourceFactory() {}

    /**
     * Creates a resource.
     *
     * @param resource the hand-written interface
     * @param api the object of the generated interface that it extends; null if it extends none
     * @param helper an object with the hand-written abstract methods; null if there are none
     * @param <R> the type of the resource
     * @return the resource
     * @throws IllegalStateException if an abstract method has no implementation
     */
    public static <R> R of(Class<R> resource, @Nullable Object api, @Nullable Object helper) {
        Map<Method, InterfaceProxy.Receiver> receivers = new HashMap<>();
        for (Method method : resource.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers())) {
                receivers.put(method, receiver(method, api, helper));
            }
        }
        return InterfaceProxy.create(resource, resource.getSimpleName(), receivers);
    }

    private static InterfaceProxy.Receiver receiver(Method method, @Nullable Object api, @Nullable Object helper) {
        if (api != null && method.getDeclaringClass().isInstance(api)) {
            return args -> invoke(api, method, args);
        }
        if (helper != null) {
            try {
                Method own = helper.getClass().getMethod(method.getName(), method.getParameterTypes());
                if (method.getReturnType().isAssignableFrom(own.getReturnType())) {
                    // Helpers are package-private: nobody else needs them.
                    own.setAccessible(true);
                    return args -> invoke(helper, own, args);
                }
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("No implementation of " + method, e);
            }
        }
        throw new IllegalStateException("No implementation of " + method);
    }

    @Nullable
    private static Object invoke(Object target, Method method, @Nullable Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
