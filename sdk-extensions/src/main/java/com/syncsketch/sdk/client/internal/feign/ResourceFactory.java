package com.syncsketch.sdk.client.internal.feign;

import jakarta.annotation.Nullable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Creates the resources of the client from the interfaces that they extend. Default methods run as they are; each abstract
 * method is implemented by the object that implements its interface.
 */
public final class ResourceFactory {

    private ResourceFactory() {}

    /**
     * Creates a resource.
     *
     * @param resource the interface of the resource
     * @param implementations objects that implement its superinterfaces
     * @param <R> the type of the resource
     * @return the resource
     * @throws IllegalStateException if an abstract method has no implementation
     */
    public static <R> R of(Class<R> resource, List<Object> implementations) {
        Map<Method, InterfaceProxy.MethodHandler> handlers = new HashMap<>();
        for (Method method : resource.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers())) {
                Object implementation = implementations.stream()
                        .filter(method.getDeclaringClass()::isInstance)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("No implementation of " + method));
                handlers.put(method, args -> invoke(implementation, method, args));
            }
        }
        return InterfaceProxy.create(resource, resource.getSimpleName(), handlers);
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
