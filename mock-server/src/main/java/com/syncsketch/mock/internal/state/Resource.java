package com.syncsketch.mock.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Something with an id that the service stores: the members that replies show, and, in the subclasses, what it belongs to.
 * Guarded by the lock of the {@link Store}.
 */
public abstract class Resource {

    private final long id;
    private final ObjectNode members = JsonNodeFactory.instance.objectNode();

    Resource(long id) {
        this.id = id;
        members.put("id", id);
    }

    /**
     * Gives the id.
     *
     * @return the id
     */
    public final long id() {
        return id;
    }

    /**
     * Gives the stored members. What is computed for replies is not among them.
     *
     * @return the members, to be changed in place
     */
    public final ObjectNode members() {
        return members;
    }

    /**
     * Gives a stored member as text.
     *
     * @param name its name
     * @return the text; empty if it is missing, null or no text
     */
    public final String text(String name) {
        return members.path(name).asText("");
    }

    /**
     * Tells whether it was not deleted.
     *
     * @return the member {@code active}; true if it has none
     */
    public boolean isActive() {
        return members.path("active").asBoolean(true);
    }

    /**
     * Gives an attribute to filter by.
     *
     * @param name the name in the filter
     * @return the value; a missing node if there is none of that name
     */
    public JsonNode attribute(String name) {
        return members.path(name);
    }

    /**
     * Follows a relation to filter by.
     *
     * @param name the name in the filter, such as {@code project}
     * @return what it leads to; empty if there is no relation of that name, or nothing behind it
     */
    public List<? extends Resource> related(String name) {
        return List.of();
    }
}
