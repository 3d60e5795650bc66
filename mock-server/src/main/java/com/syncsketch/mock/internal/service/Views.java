package com.syncsketch.mock.internal.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.state.Account;
import com.syncsketch.mock.internal.state.Person;
import com.syncsketch.mock.internal.state.Project;
import com.syncsketch.mock.internal.state.World;

/** How resources look in replies: the stored members and those that are computed. */
final class Views {

    private final World world;

    Views(World world) {
        this.world = world;
    }

    ObjectNode account(Account account) {
        return account.members().deepCopy().put("resource_uri", "/api/v1/account/" + account.id() + "/");
    }

    ObjectNode person(Person person) {
        return person.members().deepCopy().put("resource_uri", "/api/v1/simpleperson/" + person.id() + "/");
    }

    ObjectNode project(Project project) {
        ObjectNode view = project.members().deepCopy();
        view.put("account_id", project.account().id());
        view.set("creator", creator(project.creator()));
        long reviews = world.reviews()
                .all()
                .filter(review -> review.project() == project && review.isActive())
                .count();
        view.put("review_count", reviews);
        return view.put("resource_uri", "/api/v1/project/" + project.id() + "/");
    }

    /** Projects show their creator in short (recorded in 2015). */
    private static ObjectNode creator(Person person) {
        return person.members().deepCopy().retain("id", "username", "email");
    }
}
