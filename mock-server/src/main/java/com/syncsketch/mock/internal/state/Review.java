package com.syncsketch.mock.internal.state;

import java.util.ArrayList;
import java.util.List;

/** A review of a project: items in an order, some of them in sections. */
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

    /**
     * Makes a review.
     *
     * @param id the id
     * @param uuid what its link is made of
     * @param project the project
     * @param creator who made it
     * @param name the name
     */
    public Review(long id, String uuid, Project project, Person creator, String name) {
        super(id);
        this.project = project;
        this.creator = creator;
        members().put("uuid", uuid).put("name", name).put("description", "").put("active", true);
        members().put("group", "").put("is_archived", false);
    }

    /**
     * Gives the project.
     *
     * @return the project
     */
    public Project project() {
        return project;
    }

    /**
     * Gives who made it.
     *
     * @return the person
     */
    public Person creator() {
        return creator;
    }

    /**
     * Gives the items, deleted ones too.
     *
     * @return the items in their order, to be changed in place
     */
    public List<Item> items() {
        return items;
    }

    /**
     * Gives the sections.
     *
     * @return the sections in their order, to be changed in place
     */
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
