package com.syncsketch.sdk.client.internal;

import jakarta.annotation.Nullable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes the resources of the client: interfaces written by hand, most of which extend a generated one. A generated method goes to
 * the generated object, a default method runs as it stands, and an abstract method written by hand goes to a helper
 * that has a method of the same name and parameters.
 */
public final class Resources {

    private Resources() {}

    /**
     * Makes a resource.
     *
     * @param resource the interface written by hand
     * @param api the object of the generated interface that it extends; null if it extends none
     * @param helper an object with the abstract methods that were written by hand; null if there are none
     * @param <R> the type of the resource
     * @return the resource
     * @throws IllegalStateException if nobody answers an abstract method
     */
    public static <R> R of(Class<R> resource, @Nullable Object api, @Nullable Object helper) {
        Map<Method, Dispatcher.Receiver> receivers = new HashMap<>();
        for (Method method : resource.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers())) {
                receivers.put(method, receiver(method, api, helper));
            }
        }
        return Dispatcher.object(resource, resource.getSimpleName(), receivers);
    }

    private static Dispatcher.Receiver receiver(Method method, @Nullable Object api, @Nullable Object helper) {
        if (api != null && method.getDeclaringClass().isInstance(api)) {
            return args -> invoke(api, method, args);
        }
        if (helper != null) {
            try {
                Method own = helper.getClass().getMethod(method.getName(), method.getParameterTypes());
                if (method.getReturnType().isAssignableFrom(own.getReturnType())) {
                    // Helpers are package-private, as nobody else needs them.
                    own.setAccessible(true);
                    return args -> invoke(helper, own, args);
                }
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("Nobody answers " + method, e);
            }
        }
        throw new IllegalStateException("Nobody answers " + method);
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
