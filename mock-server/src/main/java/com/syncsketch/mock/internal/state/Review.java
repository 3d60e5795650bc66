package com.syncsketch.mock.internal.state;

import java.util.ArrayList;
import java.util.List;

/** A review of a project: ordered items, some of them grouped in sections. */
public final class Review extends Resource {

    private final Project project;
    private final Person creator;
    private final List<Item> items = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();

    /**
     * A named group of items.
     *
     * @param uuid its uuid
     * @param name its name
     * @param items the ids of its items, in their order
     */
    public record Section(String uuid, String name, List<Long> items) {}

    /** Creates a review. Its link contains the uuid. */
    public Review(long id, String uuid, Project project, Person creator, String name) {
        super(id);
        this.project = project;
        this.creator = creator;
        fields().put("uuid", uuid).put("name", name).put("description", "").put("active", true);
        fields().put("group", "").put("is_archived", false);
    }

    public Project project() {
        return project;
    }

    public Person creator() {
        return creator;
    }

    /** Returns the items in their order, including deleted ones. The list is mutable. */
    public List<Item> items() {
        return items;
    }

    /** Returns the sections in their order. The list is mutable. */
    public List<Section> sections() {
        return sections;
    }

    @Override
    public List<? extends Resource> related(String name) {
        return switch (name) {
            case "project" -> List.of(project);
            case "creator" -> List.of(creator);
            case "items" -> items;
            default -> super.related(name);
        };
    }
}
