package com.syncsketch.mock.internal.state;

import java.util.List;

/** A comment or a sketch on a revision of an item. */
public final class Frame extends Resource {

    private final Revision revision;
    private final Person creator;

    /**
     * Makes a comment or a sketch.
     *
     * @param id the id
     * @param revision what it belongs to
     * @param creator who wrote it
     */
    public Frame(long id, Revision revision, Person creator) {
        super(id);
        this.revision = revision;
        this.creator = creator;
        members().put("active", true);
    }

    /**
     * Gives what it belongs to.
     *
     * @return the revision
     */
    public Revision revision() {
        return revision;
    }

    /**
     * Gives who wrote it.
     *
     * @return the person
     */
    public Person creator() {
        return creator;
    }

    @Override
    public List<? extends Resource> related(String name) {
        return switch (name) {
            case "revision" -> List.of(revision);
            case "item" -> List.of(revision.item());
            case "creator" -> List.of(creator);
            default -> super.related(name);
        };
    }
}
