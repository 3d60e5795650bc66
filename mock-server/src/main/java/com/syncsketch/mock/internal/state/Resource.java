package com.syncsketch.mock.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A resource that the service stores: its id and fields, and, in subclasses, its relations to other resources. Guarded by the lock of
 * the {@link Store}.
 */
public abstract class Resource {

    private final long id;
    private final ObjectNode fields = JsonNodeFactory.instance.objectNode();

    Resource(long id) {
        this.id = id;
        fields.put("id", id);
    }

    public final long id() {
        return id;
    }

    /** Returns the stored fields, without those computed for responses. The object is mutable. */
    public final ObjectNode fields() {
        return fields;
    }

    /** Sets all fields of an object; a JSON null is stored as a value. */
    public final void update(JsonNode changes) {
        changes.properties().forEach(change -> fields.set(change.getKey(), change.getValue()));
    }

    /** Returns a stored field as text; an empty string if it is missing, null or an object. */
    public final String text(String name) {
        return fields.path(name).asText("");
    }

    /** Checks whether the resource is not deleted, by its field {@code active}. */
    public boolean isActive() {
        return fields.path("active").asBoolean(true);
    }

    /** Returns the value of an attribute to filter by; a missing node if there is none of that name. */
    public JsonNode attribute(String name) {
        return fields.path(name);
    }

    /** Returns the resources at the end of a relation to filter by, such as {@code project}; empty if there is none of that name. */
    public List<? extends Resource> related(String name) {
        return List.of();
    }
}
