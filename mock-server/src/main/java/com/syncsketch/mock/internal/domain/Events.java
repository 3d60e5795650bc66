package com.syncsketch.mock.internal.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.contract.Violation;
import com.syncsketch.mock.internal.routing.OperationRequest;
import com.syncsketch.mock.internal.state.Account;
import com.syncsketch.mock.internal.state.Frame;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Person;
import com.syncsketch.mock.internal.state.Resource;
import com.syncsketch.mock.internal.state.Review;
import com.syncsketch.mock.internal.state.Revision;
import com.syncsketch.mock.internal.state.Store;
import com.syncsketch.mock.internal.view.UrlBuilder;
import com.syncsketch.mock.internal.webhook.WebhookSender;
import com.syncsketch.mock.internal.webhook.WebhookSubscription;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells the subscribers of a workspace what happened in it. Handlers call this as the last thing they do; what is sent is written down
 * at once, and sent later on another thread. The caller holds the lock of the world.
 *
 * <p>The payloads hold the members that were recorded, and are held against the callbacks of the contract before they are sent.
 *
 * <p>Nobody has recorded by which word one subscribes to new notes and to deleted items, nor when the service sends new notes. Here
 * the words are {@code new_notes} and {@code item_deleted}, and each note is sent at once. An event about an item names the first of
 * its reviews that is not deleted, and is not sent where there is none.
 */
public final class Events {

    private static final DateTimeFormatter SPACED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSxxx");

    private final Store world;
    private final Contract contract;
    private final WebhookSender deliveries;
    private final List<WebhookSubscription> subscriptions = new ArrayList<>();

    /** What can happen: the word to subscribe by, the callback in the contract, and whether the payload has the word in it. */
    private enum Event {
        APPROVAL_CHANGED("item_approval_status_changed", "itemApprovalStatusChanged", true),
        ITEM_UPLOADED("item_uploaded", "itemUploaded", true),
        ITEM_DELETED("item_deleted", "itemDeleted", false),
        REVIEW_CREATED("review_created", "reviewCreated", true),
        REVIEW_DELETED("review_deleted", "reviewDeleted", true),
        SESSION_ENDED("review_session_end", "reviewSessionEnd", true),
        NEW_NOTES("new_notes", "newNotes", false);

        private final String word;
        private final String callback;
        private final boolean named;

        Event(String word, String callback, boolean named) {
            this.word = word;
            this.callback = callback;
            this.named = named;
        }
    }

    Events(Store world, Contract contract, WebhookSender deliveries) {
        this.world = world;
        this.contract = contract;
        this.deliveries = deliveries;
    }

    /** Adds someone who wants to hear of events. */
    void subscribe(WebhookSubscription subscription) {
        subscriptions.add(subscription);
    }

    /** Lists the subscriptions of a workspace, oldest first. */
    Stream<WebhookSubscription> subscriptions(Account account) {
        return subscriptions.stream().filter(each -> each.accountId() == account.id());
    }

    /**
     * Sends any text to those who want it, in all workspaces. Takes the lock of the world itself.
     *
     * @param event the word of the event
     * @param body what to send; it is not looked at
     * @return how many will get it
     */
    public int sendByHand(String event, String body) {
        return world.locked(() -> {
            List<WebhookSubscription> wanted =
                    subscriptions.stream().filter(each -> each.wants(event)).toList();
            wanted.forEach(each -> deliveries.send(each, event, body));
            return wanted.size();
        });
    }

    /**
     * Tells that the bytes of an item have arrived in the storage, where nobody knows who sent them: in the name of whoever added the
     * item, and in the review where its newest version stands.
     */
    void itemUploaded(Item item) {
        item.revisions().stream()
                .map(Revision::review)
                .filter(Review::isActive)
                .reduce((older, newer) -> newer)
                .ifPresent(review -> itemUploaded(item.creator(), item, review));
    }

    /** Tells that a medium was brought into a review. */
    void itemUploaded(OperationRequest call, Item item, Review review) {
        itemUploaded(call.caller(), item, review);
    }

    private void itemUploaded(Person by, Item item, Review review) {
        ObjectNode payload = item(item);
        payload.set("account", named(review.project().account()));
        payload.set("review", named(review));
        payload.set("project", named(review.project()));
        payload.set("user", actor(by));
        send(Event.ITEM_UPLOADED, review, payload);
    }

    /**
     * Tells what an update did to an item: whether its verdict is another, and whether it was deleted.
     *
     * @param call the update
     * @param item the item as it is now
     * @param before a copy of its members as they were
     */
    void itemChanged(OperationRequest call, Item item, ObjectNode before) {
        String old = verdict(before);
        String verdict = verdict(item.members());
        if (!old.equals(verdict)) {
            approvalChanged(call, item, old, verdict);
        }
        if (before.path("active").asBoolean(true) && !item.isActive()) {
            itemDeleted(item);
        }
    }

    /** Tells that an item was deleted, which it is by now. */
    void itemDeleted(Item item) {
        review(item).ifPresent(review -> {
            ObjectNode payload = item(item);
            payload.put("review_id", review.id());
            send(Event.ITEM_DELETED, review, payload);
        });
    }

    /** Tells that a review was made. */
    void reviewCreated(Review review) {
        send(Event.REVIEW_CREATED, review, flat(review));
    }

    /**
     * Tells what an update did to a review: whether it was deleted.
     *
     * @param review the review as it is now
     * @param before a copy of its members as they were
     */
    void reviewChanged(Review review, ObjectNode before) {
        if (before.path("active").asBoolean(true) && !review.isActive()) {
            send(Event.REVIEW_DELETED, review, flat(review));
        }
    }

    /**
     * Tells that people have stopped to review together. No call does that. Takes the lock of the world itself.
     *
     * @param origin what the link to the review begins with, such as {@code http://127.0.0.1:49321}
     * @param reviewId the review
     * @throws IllegalArgumentException if there is no such review
     */
    public void endSession(String origin, long reviewId) {
        world.locked(() -> {
            Review review = world.reviews()
                    .find(reviewId)
                    .orElseThrow(() -> new IllegalArgumentException("There is no review " + reviewId));
            sessionEnded(UrlBuilder.to(origin), review);
            return review;
        });
    }

    private void sessionEnded(UrlBuilder links, Review review) {
        ObjectNode payload = object();
        payload.set("review", named(review).put("link", links.review(review)));
        payload.set("account", object().put("id", review.project().account().id()));
        payload.set("project", named(review.project()));
        send(Event.SESSION_ENDED, review, payload);
    }

    /** Tells that someone has made a comment or a sketch. */
    void noteMade(UrlBuilder links, Frame note) {
        Item item = note.revision().item();
        Review review = note.revision().review();
        boolean sketch = note.text("type").equals("sketch");
        ObjectNode noted = object();
        noted.put("id", item.id());
        noted.put("created", spaced(item.text("created")));
        noted.put("name", item.text("name"));
        if (item.members().hasNonNull("type")) {
            noted.set("type", item.members().path("type"));
        }
        noted.put("link", links.item(review, item));
        noted.put("annotation_count", 1).put("sketch_count", sketch ? 1 : 0);
        noted.putArray("annotators").add(nameOf(note.creator()));
        noted.put("creator_id", item.creator().id());
        noted.put("creator_name", nameOf(item.creator()));
        noted.put("creator_email", item.creator().text("email"));
        noted.putArray("comments").add(comment(links, note));

        ObjectNode payload = object().put("reviewLink", links.review(review));
        ObjectNode shown = named(review);
        shown.set("description", review.members().path("description"));
        shown.putArray("users");
        payload.set("review", shown.put("project", review.project().id()));
        payload.put("total_new_annotations", 1);
        payload.putArray("item_info").add(noted);
        payload.set(
                "project",
                described(review.project()).put("active", review.project().isActive()));
        payload.set("account", described(review.project().account()));
        send(Event.NEW_NOTES, review, payload);
    }

    /** No verdict is an empty text, null, or no member at all. */
    private static String verdict(ObjectNode item) {
        JsonNode verdict = item.path("approval_status");
        return verdict.isTextual() ? verdict.asText() : "";
    }

    private void approvalChanged(OperationRequest call, Item item, String old, String verdict) {
        review(item).ifPresent(review -> {
            ObjectNode payload = object();
            payload.set("account", named(review.project().account()));
            payload.set("project", named(review.project()));
            payload.set("review", named(review));
            payload.setAll(item(item));
            payload.set(
                    "item_creator",
                    object().put("id", item.creator().id())
                            .put("name", nameOf(item.creator()))
                            .put("email", item.creator().text("email")));
            payload.put("old_status", old).put("new_status", verdict);
            payload.set("user", actor(call.caller()));
            send(Event.APPROVAL_CHANGED, review, payload);
        });
    }

    private void send(Event event, Review review, ObjectNode members) {
        ObjectNode payload = object();
        if (event.named) {
            payload.put("action", event.word);
        }
        payload.setAll(members);
        List<Violation> problems = contract.checkCallback(event.callback, payload);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(
                    "The mock server's own event " + event.word + " breaks the contract: " + problems);
        }
        subscriptions(review.project().account())
                .filter(each -> each.wants(event.word))
                .forEach(each -> deliveries.send(each, event.word, payload.toString()));
    }

    private static Optional<Review> review(Item item) {
        return item.reviews().stream().filter(Review::isActive).findFirst();
    }

    private static ObjectNode item(Item item) {
        return object().put("item_id", item.id()).put("item_name", item.text("name"));
    }

    private static ObjectNode flat(Review review) {
        ObjectNode payload = object().put("review_id", review.id());
        payload.set("project", named(review.project()));
        return payload;
    }

    private static ObjectNode named(Resource resource) {
        return object().put("id", resource.id()).put("name", resource.text("name"));
    }

    private static ObjectNode described(Resource resource) {
        return resource.members().deepCopy().retain("id", "name", "description", "thumbnail_url");
    }

    private static ObjectNode actor(Person person) {
        return object().put("username", person.text("username")).put("email", person.text("email"));
    }

    private ObjectNode comment(UrlBuilder links, Frame note) {
        ObjectNode comment =
                note.members().deepCopy().retain("type", "text", "duration", "parent_id", "publicUserInfo");
        Person creator = note.creator();
        comment.put("creator_id", creator.id());
        ObjectNode author = creator.members()
                .deepCopy()
                .retain(
                        "id",
                        "username",
                        "email",
                        "first_name",
                        "last_name",
                        "full_name",
                        "initials",
                        "color",
                        "is_active",
                        "thumbnail_url");
        author.put("full_name", nameOf(creator));
        if (creator.members().hasNonNull("avatar_number")) {
            // A number in v1, a text here (recorded).
            author.put("avatar_number", creator.text("avatar_number"));
        }
        comment.set("creator", author);
        int frame = note.members().path("frame").asInt();
        return comment.put("frame", frame)
                .put("adjusted_frame", frame + 1)
                .put("revision_id", note.revision().id())
                .put("link", links.note(note));
    }

    private static String nameOf(Person person) {
        String full = person.text("full_name");
        if (!full.isBlank()) {
            return full;
        }
        String both = (person.text("first_name") + " " + person.text("last_name")).strip();
        return both.isEmpty() ? person.text("username") : both;
    }

    /** Writes a time of v1 as webhooks do. */
    private static String spaced(String time) {
        return OffsetDateTime.parse(time).format(SPACED);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
