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
 * Publishes the events of a workspace to its webhooks. Handlers call this as their last action. The payload is created at once and sent
 * later on another thread. The caller holds the lock of the store.
 *
 * <p>Payloads have the recorded fields and are validated against the callbacks of the contract before they are sent.
 *
 * <p>The event types of new notes and deleted items were never recorded, nor when the service sends new notes. Here the types are
 * {@code new_notes} and {@code item_deleted}, and each note is sent at once. An event about an item names the first of its reviews
 * that is not deleted, and is not sent if there is none.
 */
public final class Events {

    private static final DateTimeFormatter WEBHOOK_TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSxxx");

    private final Store store;
    private final Contract contract;
    private final WebhookSender webhookSender;
    private final List<WebhookSubscription> subscriptions = new ArrayList<>();

    /** An event: its type, its callback in the contract, and whether the payload contains the type. */
    private enum Event {
        APPROVAL_CHANGED("item_approval_status_changed", "itemApprovalStatusChanged", true),
        ITEM_UPLOADED("item_uploaded", "itemUploaded", true),
        ITEM_DELETED("item_deleted", "itemDeleted", false),
        REVIEW_CREATED("review_created", "reviewCreated", true),
        REVIEW_DELETED("review_deleted", "reviewDeleted", true),
        SESSION_ENDED("review_session_end", "reviewSessionEnd", true),
        NEW_NOTES("new_notes", "newNotes", false);

        private final String type;
        private final String callback;
        private final boolean typeInPayload;

        Event(String type, String callback, boolean typeInPayload) {
            this.type = type;
            this.callback = callback;
            this.typeInPayload = typeInPayload;
        }
    }

    public Events(Store store, Contract contract, WebhookSender webhookSender) {
        this.store = store;
        this.contract = contract;
        this.webhookSender = webhookSender;
    }

    /** Adds a subscription. */
    public void subscribe(WebhookSubscription subscription) {
        subscriptions.add(subscription);
    }

    /** Lists the subscriptions of all workspaces, oldest first. */
    public List<WebhookSubscription> subscriptions() {
        return List.copyOf(subscriptions);
    }

    /** Lists the subscriptions of a workspace, oldest first. */
    public Stream<WebhookSubscription> subscriptions(Account account) {
        return subscriptions.stream().filter(subscription -> subscription.accountId() == account.id());
    }

    /**
     * Sends any text to the subscribers of an event type in all workspaces. Locks the store.
     *
     * @param event the event type
     * @param body the body, which is not validated
     * @return the number of subscribers
     */
    public int sendCustom(String event, String body) {
        return store.locked(() -> {
            List<WebhookSubscription> wanted = subscriptions.stream()
                    .filter(subscription -> subscription.wants(event))
                    .toList();
            wanted.forEach(subscription -> webhookSender.send(subscription, event, body));
            return wanted.size();
        });
    }

    /**
     * Publishes that the file of an item has been stored. The storage does not know who uploaded it, so the event names the creator of
     * the item, and the review of its newest revision.
     */
    public void itemUploaded(Item item) {
        item.revisions().stream()
                .map(Revision::review)
                .filter(Review::isActive)
                .reduce((older, newer) -> newer)
                .ifPresent(review -> itemUploaded(item.creator(), item, review));
    }

    /** Publishes that a file was added to a review. */
    public void itemUploaded(OperationRequest request, Item item, Review review) {
        itemUploaded(request.caller(), item, review);
    }

    private void itemUploaded(Person by, Item item, Review review) {
        ObjectNode payload = item(item);
        payload.set("account", idAndName(review.project().account()));
        payload.set("review", idAndName(review));
        payload.set("project", idAndName(review.project()));
        payload.set("user", user(by));
        send(Event.ITEM_UPLOADED, review, payload);
    }

    /**
     * Publishes the changes of an item: of its approval status, and whether it was deleted.
     *
     * @param request the update
     * @param item the updated item
     * @param before a copy of its fields before the update
     */
    public void itemChanged(OperationRequest request, Item item, ObjectNode before) {
        String oldStatus = approvalStatus(before);
        String approvalStatus = approvalStatus(item.fields());
        if (!oldStatus.equals(approvalStatus)) {
            approvalChanged(request, item, oldStatus, approvalStatus);
        }
        if (before.path("active").asBoolean(true) && !item.isActive()) {
            itemDeleted(item);
        }
    }

    /** Publishes that an item was deleted. */
    public void itemDeleted(Item item) {
        review(item).ifPresent(review -> {
            ObjectNode payload = item(item);
            payload.put("review_id", review.id());
            send(Event.ITEM_DELETED, review, payload);
        });
    }

    /** Publishes that a review was created. */
    public void reviewCreated(Review review) {
        send(Event.REVIEW_CREATED, review, reviewPayload(review));
    }

    /**
     * Publishes whether a review was deleted.
     *
     * @param review the updated review
     * @param before a copy of its fields before the update
     */
    public void reviewChanged(Review review, ObjectNode before) {
        if (before.path("active").asBoolean(true) && !review.isActive()) {
            send(Event.REVIEW_DELETED, review, reviewPayload(review));
        }
    }

    /**
     * Publishes that a review session has ended. No API operation does that. Locks the store.
     *
     * @param origin the origin of the link to the review, such as {@code http://127.0.0.1:49321}
     * @param reviewId the review
     * @throws IllegalArgumentException if there is no such review
     */
    public void endSession(String origin, long reviewId) {
        store.locked(() -> {
            Review review = store.reviews()
                    .find(reviewId)
                    .orElseThrow(() -> new IllegalArgumentException("There is no review " + reviewId));
            sessionEnded(UrlBuilder.to(origin), review);
            return review;
        });
    }

    private void sessionEnded(UrlBuilder urls, Review review) {
        ObjectNode payload = object();
        payload.set("review", idAndName(review).put("link", urls.review(review)));
        payload.set("account", object().put("id", review.project().account().id()));
        payload.set("project", idAndName(review.project()));
        send(Event.SESSION_ENDED, review, payload);
    }

    /** Publishes that a comment or a sketch was created. */
    public void noteCreated(UrlBuilder urls, Frame note) {
        Item item = note.revision().item();
        Review review = note.revision().review();
        boolean sketch = note.text("type").equals("sketch");
        ObjectNode itemInfo = object();
        itemInfo.put("id", item.id());
        itemInfo.put("created", webhookTimestamp(item.text("created")));
        itemInfo.put("name", item.text("name"));
        if (item.fields().hasNonNull("type")) {
            itemInfo.set("type", item.fields().path("type"));
        }
        itemInfo.put("link", urls.item(review, item));
        itemInfo.put("annotation_count", 1).put("sketch_count", sketch ? 1 : 0);
        itemInfo.putArray("annotators").add(displayName(note.creator()));
        itemInfo.put("creator_id", item.creator().id());
        itemInfo.put("creator_name", displayName(item.creator()));
        itemInfo.put("creator_email", item.creator().text("email"));
        itemInfo.putArray("comments").add(comment(urls, note));

        ObjectNode payload = object().put("reviewLink", urls.review(review));
        ObjectNode reviewInfo = idAndName(review);
        reviewInfo.set("description", review.fields().path("description"));
        reviewInfo.putArray("users");
        payload.set("review", reviewInfo.put("project", review.project().id()));
        payload.put("total_new_annotations", 1);
        payload.putArray("item_info").add(itemInfo);
        payload.set(
                "project",
                summary(review.project()).put("active", review.project().isActive()));
        payload.set("account", summary(review.project().account()));
        send(Event.NEW_NOTES, review, payload);
    }

    /** Returns the approval status. No status may be an empty string, null, or a missing field. */
    private static String approvalStatus(ObjectNode item) {
        JsonNode approvalStatus = item.path("approval_status");
        return approvalStatus.isTextual() ? approvalStatus.asText() : "";
    }

    private void approvalChanged(OperationRequest request, Item item, String oldStatus, String approvalStatus) {
        review(item).ifPresent(review -> {
            ObjectNode payload = object();
            payload.set("account", idAndName(review.project().account()));
            payload.set("project", idAndName(review.project()));
            payload.set("review", idAndName(review));
            payload.setAll(item(item));
            payload.set(
                    "item_creator",
                    object().put("id", item.creator().id())
                            .put("name", displayName(item.creator()))
                            .put("email", item.creator().text("email")));
            payload.put("old_status", oldStatus).put("new_status", approvalStatus);
            payload.set("user", user(request.caller()));
            send(Event.APPROVAL_CHANGED, review, payload);
        });
    }

    private void send(Event event, Review review, ObjectNode fields) {
        ObjectNode payload = object();
        if (event.typeInPayload) {
            payload.put("action", event.type);
        }
        payload.setAll(fields);
        List<Violation> violations = contract.checkCallback(event.callback, payload);
        if (!violations.isEmpty()) {
            throw new IllegalStateException(
                    "The mock server's own event " + event.type + " violates the contract: " + violations);
        }
        subscriptions(review.project().account())
                .filter(subscription -> subscription.wants(event.type))
                .forEach(subscription -> webhookSender.send(subscription, event.type, payload.toString()));
    }

    private static Optional<Review> review(Item item) {
        return item.reviews().stream().filter(Review::isActive).findFirst();
    }

    private static ObjectNode item(Item item) {
        return object().put("item_id", item.id()).put("item_name", item.text("name"));
    }

    private static ObjectNode reviewPayload(Review review) {
        ObjectNode payload = object().put("review_id", review.id());
        payload.set("project", idAndName(review.project()));
        return payload;
    }

    private static ObjectNode idAndName(Resource resource) {
        return object().put("id", resource.id()).put("name", resource.text("name"));
    }

    private static ObjectNode summary(Resource resource) {
        return resource.fields().deepCopy().retain("id", "name", "description", "thumbnail_url");
    }

    private static ObjectNode user(Person person) {
        return object().put("username", person.text("username")).put("email", person.text("email"));
    }

    private ObjectNode comment(UrlBuilder urls, Frame note) {
        ObjectNode comment = note.fields().deepCopy().retain("type", "text", "duration", "parent_id", "publicUserInfo");
        Person creator = note.creator();
        comment.put("creator_id", creator.id());
        ObjectNode author = creator.fields()
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
        author.put("full_name", displayName(creator));
        if (creator.fields().hasNonNull("avatar_number")) {
            // A number in v1, but a string here (recorded).
            author.put("avatar_number", creator.text("avatar_number"));
        }
        comment.set("creator", author);
        int frame = note.fields().path("frame").asInt();
        return comment.put("frame", frame)
                .put("adjusted_frame", frame == Integer.MAX_VALUE ? frame : frame + 1)
                .put("revision_id", note.revision().id())
                .put("link", urls.note(note));
    }

    private static String displayName(Person person) {
        String full = person.text("full_name");
        if (!full.isBlank()) {
            return full;
        }
        String both = (person.text("first_name") + " " + person.text("last_name")).strip();
        return both.isEmpty() ? person.text("username") : both;
    }

    /** Converts a v1 timestamp to the format of webhooks. */
    private static String webhookTimestamp(String time) {
        return OffsetDateTime.parse(time).format(WEBHOOK_TIMESTAMP);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
