package com.syncsketch.sdk.client.internal.feign;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.type.TypeBindings;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.syncsketch.sdk.client.internal.http.Json;
import jakarta.annotation.Nullable;
import java.lang.reflect.Method;
import java.lang.reflect.Type;

/** The parser of a response body, created when it is first used. Thread-safe. */
final class LazyReader {

    private final Type type;
    private final Class<?> api;
    private final Method method;

    @Nullable
    private volatile ObjectReader reader;

    /**
     * Creates a parser.
     *
     * @param type the type of the body, as the method declares it
     * @param api the interface, which determines the type variables of a generic parent
     * @param method the method
     */
    LazyReader(Type type, Class<?> api, Method method) {
        this.type = type;
        this.api = api;
        this.method = method;
    }

    ObjectReader get() {
        ObjectReader created = reader;
        if (created == null) {
            // Concurrent threads create equal readers.
            created = type instanceof Class<?> ? Json.reader(type) : Json.reader(resolved());
            reader = created;
        }
        return created;
    }

    private JavaType resolved() {
        TypeFactory types = TypeFactory.defaultInstance();
        JavaType parent = types.constructType(api).findSuperType(method.getDeclaringClass());
        return types.resolveMemberType(type, parent == null ? TypeBindings.emptyBindings() : parent.getBindings());
    }
}
