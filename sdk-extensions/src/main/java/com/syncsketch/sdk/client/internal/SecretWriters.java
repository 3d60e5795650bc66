package com.syncsketch.sdk.client.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.syncsketch.sdk.model.Secret;
import java.util.Collection;
import java.util.List;

/** Notes the values of members that are {@link Secret} while they are written, wherever in a body they stand. */
final class SecretWriters extends BeanSerializerModifier {

    /** Names the attribute that holds the collection for the values. */
    static final String NOTES = SecretWriters.class.getName();

    private static final long serialVersionUID = 1L;

    @Override
    public List<BeanPropertyWriter> changeProperties(
            SerializationConfig config, BeanDescription type, List<BeanPropertyWriter> members) {
        members.replaceAll(member -> member.getAnnotation(Secret.class) == null ? member : new Noting(member));
        return members;
    }

    private static final class Noting extends BeanPropertyWriter {

        private static final long serialVersionUID = 1L;

        Noting(BeanPropertyWriter member) {
            super(member);
        }

        @Override
        @SuppressWarnings("unchecked") // Nobody else sets this attribute.
        public void serializeAsField(Object bean, JsonGenerator generator, SerializerProvider provider)
                throws Exception {
            Object value = get(bean);
            if (value != null && provider.getAttribute(NOTES) instanceof Collection<?> notes) {
                ((Collection<Object>) notes).add(value);
            }
            super.serializeAsField(bean, generator, provider);
        }
    }
}
