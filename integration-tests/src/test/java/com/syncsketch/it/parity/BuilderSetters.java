package com.syncsketch.it.parity;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.annotation.Nullable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Objects;

/** The setters of a model's builder by the names of the members in JSON. */
final class BuilderSetters {

    private final Object builder;

    BuilderSetters(Object builder) {
        this.builder = builder;
    }

    /** What the setter of a member takes; any JSON where the member has none of its own. */
    Type type(String member) {
        Method setter = setter(member);
        return setter == null ? Object.class : setter.getGenericParameterTypes()[0];
    }

    /**
     * Sets a member.
     *
     * @throws IllegalArgumentException if there is no such member
     */
    void set(String member, @Nullable Object value) {
        Method setter = setter(member);
        if (setter == null) {
            invoke(
                    Objects.requireNonNullElseGet(method("additionalMember", 2), () -> {
                        throw new IllegalArgumentException("no member " + member);
                    }),
                    member,
                    value);
        } else {
            invoke(setter, value);
        }
    }

    private void invoke(Method method, @Nullable Object... arguments) {
        try {
            method.invoke(builder, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Nullable
    private Method setter(String member) {
        for (Field field : builder.getClass().getEnclosingClass().getDeclaredFields()) {
            JsonProperty named = field.getAnnotation(JsonProperty.class);
            if (named != null && named.value().equals(member)) {
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
