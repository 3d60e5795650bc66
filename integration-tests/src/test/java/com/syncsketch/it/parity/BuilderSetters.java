package com.syncsketch.it.parity;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.annotation.Nullable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Objects;

/** The setters of a model builder, by the names of JSON fields. */
final class BuilderSetters {

    private final Object builder;

    BuilderSetters(Object builder) {
        this.builder = builder;
    }

    /** Returns the parameter type of a setter, or {@code Object} if the field has no setter. */
    Type type(String name) {
        Method setter = setter(name);
        return setter == null ? Object.class : setter.getGenericParameterTypes()[0];
    }

    /**
     * Sets a field.
     *
     * @throws IllegalArgumentException if there is no such field
     */
    void set(String name, @Nullable Object value) {
        Method setter = setter(name);
        if (setter == null) {
            invoke(
                    Objects.requireNonNullElseGet(method("additionalProperty", 2), () -> {
                        throw new IllegalArgumentException("no field " + name);
                    }),
                    name,
                    value);
        } else {
            invoke(setter, value);
        }
    }

    private void invoke(Method method, @Nullable Object... arguments) {
        try {
            method.invoke(builder, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException rejection) {
                throw rejection;
            }
            throw new IllegalStateException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Nullable
    private Method setter(String name) {
        for (Field field : builder.getClass().getEnclosingClass().getDeclaredFields()) {
            JsonProperty named = field.getAnnotation(JsonProperty.class);
            if (named != null && named.value().equals(name)) {
                return Objects.requireNonNull(method(field.getName(), 1), field.getName());
            }
        }
        return null;
    }

    @Nullable
    private Method method(String name, int parameters) {
        return Arrays.stream(builder.getClass().getMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == parameters)
                .findFirst()
                .orElse(null);
    }
}
