package com.syncsketch.mock.internal.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.state.Account;
import com.syncsketch.mock.internal.state.Connection;
import com.syncsketch.mock.internal.state.Frame;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Person;
import com.syncsketch.mock.internal.state.Project;
import com.syncsketch.mock.internal.state.Review;
import com.syncsketch.mock.internal.state.Store;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Converts resources to JSON: their stored fields, the computed ones, and all other fields of the contract with null or a default, as
 * Tastypie does. The caller holds the lock of the store.
 */
public final class ResponseSerializer {

    private final Store store;
    private final UnsetFields unset;

    public ResponseSerializer(Store store, Contract contract) {
        this.store = store;
        this.unset = new UnsetFields(contract);
    }

    public ObjectNode account(Account account) {
        ObjectNode view = account.fields().deepCopy();
        view.put("resource_uri", "/api/v1/account/" + account.id() + "/");
        return unset.complete("Account", view);
    }

    /** Converts a workspace with its people, as in v2. The only known field of a connection is {@code user}. */
    public ObjectNode accountWithPeople(Account account) {
        ObjectNode view = account(account);
        ArrayNode connections = view.putArray("connections");
        store.connections()
                .all()
                .filter(connection -> connection.account() == account && connection.project() == null)
                .forEach(connection -> connections.addObject().set("user", person(connection.person())));
        return view;
    }

    public ObjectNode person(Person person) {
        ObjectNode view = person.fields().deepCopy();
        String first = person.text("first_name");
        String last = person.text("last_name");
        if (!view.has("full_name")) {
            view.put("full_name", (first + " " + last).strip());
        }
        if (!view.has("name")) {
            view.set("name", view.path("full_name"));
        }
        if (!view.has("initials")) {
            view.put("initials", (initial(first) + initial(last)).toUpperCase(Locale.ROOT));
        }
        view.put("resource_uri", "/api/v1/simpleperson/" + person.id() + "/");
        return unset.complete("Person", view);
    }

    private static String initial(String name) {
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
    }

    public ObjectNode project(Project project) {
        ObjectNode view = project.fields().deepCopy();
        view.remove("tags");
        view.put("account_id", project.account().id());
        view.set("creator", creator(project.creator()));
        long reviews = store.reviews()
                .all()
                .filter(review -> review.project() == project && review.isActive())
                .count();
        view.put("review_count", reviews);
        ArrayNode users = view.putArray("users");
        store.connections()
                .all()
                .filter(connection -> connection.project() == project)
                .forEach(connection -> users.add(creator(connection.person())));
        view.put("resource_uri", "/api/v1/project/" + project.id() + "/");
        return unset.complete("Project", view);
    }

    /**
     * Converts a project, optionally with its connections and tags. The elements of {@code connections} and the name {@code tags} are
     * choices of the mock server; no source shows them.
     */
    public ObjectNode project(Project project, boolean connections, boolean tags) {
        ObjectNode view = project(project);
        if (connections) {
            ArrayNode list = view.putArray("connections");
            store.connections()
                    .all()
                    .filter(connection -> connection.project() == project)
                    .forEach(each -> list.add(connection(each).set("user", person(each.person()))));
        }
        if (tags) {
            view.set(
                    "tags",
                    project.fields().path("tags").isArray() ? project.fields().get("tags") : view.arrayNode());
        }
        return view;
    }

    /** Converts the creator or a user of a project, with fewer fields than usual (recorded in 2015). */
    private static ObjectNode creator(Person person) {
        return person.fields().deepCopy().retain("id", "username", "email");
    }

    /** Converts a connection. It has either a project id or an account id; the account id is a string. */
    public ObjectNode connection(Connection connection) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        if (connection.project() == null) {
            view.put("type", "account").put("permission", connection.permission());
            return view.put("account_id", String.valueOf(connection.account().id()));
        }
        view.put("type", "project").put("permission", connection.permission());
        return view.put("project_id", connection.project().id());
    }

    /** Converts a review without its items. No source has a field that tells whether it is archived. */
    public ObjectNode review(UrlBuilder urls, Review review) {
        ObjectNode view = review.fields().deepCopy();
        view.remove("is_archived");
        view.put("project", "/api/v1/project/" + review.project().id() + "/");
        view.put("reviewURL", urls.review(review));
        view.put("item_count", activeItems(review).count());
        view.put("resource_uri", "/api/v1/review/" + review.id() + "/");
        return unset.complete("Review", view);
    }

    /** Converts a review as in v2, whose known fields are these. */
    public ObjectNode reviewV2(Review review) {
        return review.fields().deepCopy().retain("id", "uuid", "name", "description");
    }

    /** Converts a review with its items, except deleted ones. */
    public ObjectNode reviewWithItems(UrlBuilder urls, Review review) {
        ObjectNode view = review(urls, review);
        ArrayNode items = view.putArray("items");
        activeItems(review).forEach(item -> items.add(item(item)));
        return view;
    }

    private static Stream<Item> activeItems(Review review) {
        return review.items().stream().filter(Item::isActive);
    }

    public static ObjectNode section(Review.Section section) {
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("uuid", section.uuid())
                .put("name", section.name());
        ArrayNode items = view.putArray("itemIds");
        section.items().forEach(items::add);
        return view;
    }

    public ObjectNode item(Item item) {
        ObjectNode view = item.fields().deepCopy();
        view.set("creator", person(item.creator()));
        ArrayNode revisions = view.putArray("revisions");
        item.revisions().forEach(revision -> revisions.addObject().put("id", revision.id()));
        view.put("resource_uri", "/api/v1/item/" + item.id() + "/");
        return unset.complete("Item", view);
    }

    /** Converts a comment or a sketch. */
    public ObjectNode frame(Frame frame) {
        ObjectNode view = frame.fields().deepCopy();
        view.put("resource_uri", "/api/v1/frame/" + frame.id() + "/");
        view.put("item", "/api/v1/item/" + frame.revision().item().id() + "/");
        view.put("revision", "/api/v1/revision/" + frame.revision().id() + "/");
        view.set("creator", person(frame.creator()));
        return unset.complete("Frame", view);
    }

    /** Adds the id of the revision in a review, which is needed to create comments. Has no effect if the item is not in the review. */
    public void addRevision(ObjectNode view, Item item, long reviewId) {
        item.revisionIn(reviewId).ifPresent(revision -> view.put("revision_id", revision.id()));
    }
}
