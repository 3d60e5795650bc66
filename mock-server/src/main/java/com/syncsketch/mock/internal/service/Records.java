package com.syncsketch.mock.internal.service;

import com.syncsketch.mock.internal.http.Refusal;
import com.syncsketch.mock.internal.state.Account;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Person;
import com.syncsketch.mock.internal.state.Project;
import com.syncsketch.mock.internal.state.Review;
import com.syncsketch.mock.internal.state.Revision;
import com.syncsketch.mock.internal.state.World;
import jakarta.annotation.Nullable;

/** Finds and makes resources for the handlers, so that one rule says who sees what. The caller holds the lock of the world. */
final class Records {

    private final World world;

    Records(World world) {
        this.world = world;
    }

    Account account(long id) {
        return world.accounts().find(id).orElseThrow(() -> Refusal.notFound("workspace", id));
    }

    Project project(long id) {
        return world.projects().find(id).orElseThrow(() -> Refusal.notFound("project", id));
    }

    Review review(long id) {
        return world.reviews().find(id).orElseThrow(() -> Refusal.notFound("review", id));
    }

    Item item(long id) {
        return world.items().find(id).orElseThrow(() -> Refusal.notFound("item", id));
    }

    Project newProject(Account account, Person creator, String name) {
        Project project = world.projects().add(new Project(world.newId(), account, creator, name));
        project.members().put("created", world.timestamp()).put("modified", world.timestamp());
        return project;
    }

    Review newReview(Project project, Person creator, String name) {
        return world.reviews().add(new Review(world.newId(), world.newShortUuid(), project, creator, name));
    }

    /** Makes an item at the end of a review. */
    Item newItem(Review review, Person creator, String name, @Nullable String uuid) {
        Item item = world.items().add(new Item(world.newId(), uuid == null ? world.newUuid() : uuid, creator, name));
        item.members().put("created", world.timestamp());
        place(item, review);
        return item;
    }

    /** Puts an item at the end of a review, with a revision of its own there. */
    Revision place(Item item, Review review) {
        Revision revision = world.revisions().add(new Revision(world.newId(), item, review));
        item.revisions().add(revision);
        if (!review.items().contains(item)) {
            review.items().add(item);
        }
        return revision;
    }
}
