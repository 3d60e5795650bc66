package com.syncsketch.sdk.client.internal.feign;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.syncsketch.sdk.client.internal.http.Json;
import jakarta.annotation.Nullable;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;

/** The serializer of a request body, created when it is first used. Thread-safe. */
final class LazyWriter {

    private final Type type;

    @Nullable
    private volatile ObjectWriter writer;

    LazyWriter(Type type) {
        // The value determines the type variable of a generic parent.
        this.type = type instanceof TypeVariable<?> ? Object.class : type;
    }

    ObjectWriter get() {
        ObjectWriter created = writer;
        if (created == null) {
            // Concurrent threads create equal writers.
            created = Json.writer(type);
            writer = created;
        }
        return created;
    }
}
