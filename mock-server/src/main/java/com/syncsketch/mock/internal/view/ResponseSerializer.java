package com.syncsketch.mock.internal.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.state.Account;
import com.syncsketch.mock.internal.state.Connection;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Person;
import com.syncsketch.mock.internal.state.Project;
import com.syncsketch.mock.internal.state.Review;
import com.syncsketch.mock.internal.state.Store;
import java.util.Locale;
import java.util.stream.Stream;

/** How resources look in replies: the stored members and those that are computed. */
final class ResponseSerializer {

    private final Store world;

    ResponseSerializer(Store world) {
        this.world = world;
    }

    ObjectNode account(Account account) {
        return account.members().deepCopy().put("resource_uri", "/api/v1/account/" + account.id() + "/");
    }

    /** Shows a workspace with its people, as the v2 call does. Only {@code user} is known of a connection. */
    ObjectNode accountWithPeople(Account account) {
        ObjectNode view = account(account);
        ArrayNode connections = view.putArray("connections");
        world.connections()
                .all()
                .filter(connection -> connection.account() == account && connection.project() == null)
                .forEach(connection -> connections.addObject().set("user", person(connection.person())));
        return view;
    }

    ObjectNode person(Person person) {
        ObjectNode view = person.members().deepCopy();
        String first = person.text("first_name");
        String last = person.text("last_name");
        if (!view.has("full_name")) {
            view.put("full_name", (first + " " + last).strip());
        }
        if (!view.has("initials")) {
            view.put("initials", (initial(first) + initial(last)).toUpperCase(Locale.ROOT));
        }
        return view.put("resource_uri", "/api/v1/simpleperson/" + person.id() + "/");
    }

    private static String initial(String name) {
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
    }

    ObjectNode project(Project project) {
        ObjectNode view = project.members().deepCopy();
        view.remove("tags");
        view.put("account_id", project.account().id());
        view.set("creator", creator(project.creator()));
        long reviews = world.reviews()
                .all()
                .filter(review -> review.project() == project && review.isActive())
                .count();
        view.put("review_count", reviews);
        return view.put("resource_uri", "/api/v1/project/" + project.id() + "/");
    }

    /**
     * Shows a project with what a list adds on request. No source shows what the elements of {@code connections} are, nor
     * that tags come as {@code tags}; both are this server's own choice.
     */
    ObjectNode project(Project project, boolean connections, boolean tags) {
        ObjectNode view = project(project);
        if (connections) {
            ArrayNode list = view.putArray("connections");
            world.connections()
                    .all()
                    .filter(connection -> connection.project() == project)
                    .forEach(each -> list.add(connection(each).set("user", person(each.person()))));
        }
        if (tags) {
            view.set(
                    "tags",
                    project.members().path("tags").isArray() ? project.members().get("tags") : view.arrayNode());
        }
        return view;
    }

    /** Projects show their creator in short (recorded in 2015). */
    private static ObjectNode creator(Person person) {
        return person.members().deepCopy().retain("id", "username", "email");
    }

    /** Shows a connection. Each of the two ids is absent on the other kind, and the one of a workspace is a text. */
    ObjectNode connection(Connection connection) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        if (connection.project() == null) {
            view.put("type", "account").put("permission", connection.permission());
            return view.put("account_id", String.valueOf(connection.account().id()));
        }
        view.put("type", "project").put("permission", connection.permission());
        return view.put("project_id", connection.project().id());
    }

    /** Shows a review without its items. That it is archived shows nowhere, as no source has a member for it. */
    ObjectNode review(UrlBuilder links, Review review) {
        ObjectNode view = review.members().deepCopy();
        view.remove("is_archived");
        view.put("project", "/api/v1/project/" + review.project().id() + "/");
        view.put("reviewURL", links.review(review));
        view.put("item_count", activeItems(review).count());
        return view.put("resource_uri", "/api/v1/review/" + review.id() + "/");
    }

    /** Shows a review with its items, those that are not deleted. */
    ObjectNode reviewWithItems(UrlBuilder links, Review review) {
        ObjectNode view = review(links, review);
        ArrayNode items = view.putArray("items");
        activeItems(review).forEach(item -> items.add(item(item)));
        return view;
    }

    private static Stream<Item> activeItems(Review review) {
        return review.items().stream().filter(Item::isActive);
    }

    static ObjectNode section(Review.Section section) {
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("uuid", section.uuid())
                .put("name", section.name());
        ArrayNode items = view.putArray("itemIds");
        section.items().forEach(items::add);
        return view;
    }

    ObjectNode item(Item item) {
        ObjectNode view = item.members().deepCopy();
        view.set("creator", person(item.creator()));
        ArrayNode revisions = view.putArray("revisions");
        item.revisions().forEach(revision -> revisions.addObject().put("id", revision.id()));
        return view.put("resource_uri", "/api/v1/item/" + item.id() + "/");
    }

    /** Adds what shows an item as it stands in a review: the revision that comments need, if it stands there. */
    void addRevision(ObjectNode view, Item item, long reviewId) {
        item.revisionIn(reviewId).ifPresent(revision -> view.put("revision_id", revision.id()));
    }
}
