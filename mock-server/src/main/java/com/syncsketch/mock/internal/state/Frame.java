package com.syncsketch.mock.internal.state;

import java.util.List;

/** A comment or a sketch on a revision of an item. */
public final class Frame extends Resource {

    private final Revision revision;
    private final Person creator;

    /** Creates a comment or a sketch. */
    public Frame(long id, Revision revision, Person creator) {
        super(id);
        this.revision = revision;
        this.creator = creator;
        fields().put("active", true);
    }

    public Revision revision() {
        return revision;
    }

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
