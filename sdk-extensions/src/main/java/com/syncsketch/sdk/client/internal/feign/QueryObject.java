package com.syncsketch.sdk.client.internal.feign;

import feign.Param;
import feign.QueryMapEncoder;
import feign.codec.EncodeException;
import feign.querymap.FieldQueryMapEncoder;
import jakarta.annotation.Nullable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Reads the parameters of an object that an operation takes as its {@link feign.QueryMap}: a map, or an object whose fields
 * are the parameters. The fields of a class are looked up once.
 */
final class QueryObject {

    private static final ClassValue<Fields> FIELDS = new ClassValue<>() {
        @Override
        protected Fields computeValue(Class<?> type) {
            return Fields.of(type);
        }
    };

    /** Reads classes of modules that are open only to Feign. */
    private static final class Fallback {
        private static final QueryMapEncoder ENCODER = new FieldQueryMapEncoder();
    }

    private QueryObject() {}

    /**
     * Passes all parameters that are not null to the consumer.
     *
     * @param encoder the encoder of the annotation, or null for the default
     */
    static void forEach(Object query, @Nullable QueryMapEncoder encoder, BiConsumer<String, Object> consumer) {
        if (query instanceof Map<?, ?> map) {
            map.forEach((name, value) -> accept(String.valueOf(name), value, consumer));
        } else if (encoder != null) {
            encoded(query, encoder).forEach((name, value) -> accept(name, value, consumer));
        } else {
            Fields fields = FIELDS.get(query.getClass());
            if (fields.accessible()) {
                fields.forEach(query, consumer);
            } else {
                encoded(query, Fallback.ENCODER).forEach((name, value) -> accept(name, value, consumer));
            }
        }
    }

    private static Map<String, Object> encoded(Object query, QueryMapEncoder encoder) {
        try {
            return encoder.encode(query);
        } catch (EncodeException e) {
            throw new IllegalArgumentException("The query cannot be read: " + e.getMessage(), e.getCause());
        }
    }

    private static void accept(String name, @Nullable Object value, BiConsumer<String, Object> consumer) {
        if (value != null) {
            consumer.accept(name, value);
        }
    }

    private record Named(String name, Field field) {}

    private record Fields(boolean accessible, List<Named> fields) {

        static Fields of(Class<?> type) {
            List<Named> found = new ArrayList<>();
            for (Class<?> declaring = type; declaring != null && declaring != Object.class; ) {
                for (Field field : declaring.getDeclaredFields()) {
                    if (field.isSynthetic() || Modifier.isStatic(field.getModifiers())) {
                        continue;
                    }
                    if (!field.trySetAccessible()) {
                        return new Fields(false, List.of());
                    }
                    Param param = field.getAnnotation(Param.class);
                    String name = param == null || param.value().isEmpty() ? field.getName() : param.value();
                    found.add(new Named(name, field));
                }
                declaring = declaring.getSuperclass();
            }
            return new Fields(true, List.copyOf(found));
        }

        void forEach(Object query, BiConsumer<String, Object> consumer) {
            for (Named named : fields) {
                try {
                    accept(named.name(), named.field().get(query), consumer);
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException("The field " + named.name() + " cannot be read", e);
                }
            }
        }
    }
}
