package com.syncsketch.sdk.client.internal.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.syncsketch.sdk.model.Secret;
import java.util.Collection;
import java.util.List;

/** Collects the values of {@link Secret} fields while a body is serialized, at any depth. */
final class SecretCapturingModifier extends BeanSerializerModifier {

    /** The name of the attribute that holds the collection for the values. */
    static final String CAPTURED = SecretCapturingModifier.class.getName();

    private static final long serialVersionUID = 1L;

    @Override
    public List<BeanPropertyWriter> changeProperties(
            SerializationConfig config, BeanDescription type, List<BeanPropertyWriter> properties) {
        properties.replaceAll(
                property -> property.getAnnotation(Secret.class) == null ? property : new CapturingWriter(property));
        return properties;
    }

    private static final class CapturingWriter extends BeanPropertyWriter {

        private static final long serialVersionUID = 1L;

        CapturingWriter(BeanPropertyWriter property) {
            super(property);
        }

        @Override
        @SuppressWarnings("unchecked") // Only Json sets this attribute.
        public void serializeAsField(Object bean, JsonGenerator generator, SerializerProvider provider)
                throws Exception {
            Object value = get(bean);
            if (value != null && provider.getAttribute(CAPTURED) instanceof Collection<?> captured) {
                ((Collection<Object>) captured).add(value);
            }
            super.serializeAsField(bean, generator, provider);
        }
    }
}
