package com.syncsketch.sdk.client.webhook;

import com.syncsketch.sdk.model.ItemApprovalStatusChangedEvent;
import com.syncsketch.sdk.model.ItemDeletedEvent;
import com.syncsketch.sdk.model.ItemUploadedEvent;
import com.syncsketch.sdk.model.NewNotesEvent;
import com.syncsketch.sdk.model.ReviewCreatedEvent;
import com.syncsketch.sdk.model.ReviewDeletedEvent;
import com.syncsketch.sdk.model.ReviewSessionEndEvent;
import com.syncsketch.sdk.model.WebhookAction;
import jakarta.annotation.Nullable;
import java.util.Objects;

/**
 * What the service tells by a webhook. There is one record for each event that is known, around the members as the
 * contract has them, and {@link Unknown} for all others. Every member may be missing.
 *
 * <p>No signature is known, so anyone who knows your address can send an event: look the record up before you act on
 * it. The same event may come twice, late or out of order.
 *
 * <p>Immutable and safe to share between threads. New events may get records of their own in a later version; until
 * then they are {@link Unknown}.
 */
public sealed interface WebhookEvent {

    /**
     * Gives the word by which the service names the event.
     *
     * @return the word, or null if the body has none: new notes never do, older approval changes do not either
     */
    @Nullable
    WebhookAction action();

    /**
     * The approval status of an item has changed.
     *
     * <p>Evidence: recorded; a sample of 2021 lacks {@code action} and {@code user}, and a status that was taken back
     * is an empty text.
     *
     * @param payload the members
     */
    record ItemApprovalStatusChanged(ItemApprovalStatusChangedEvent payload) implements WebhookEvent {

        /** Wraps the members. */
        public ItemApprovalStatusChanged {
            Objects.requireNonNull(payload, "payload");
        }

        @Override
        @Nullable
        public WebhookAction action() {
            return payload.getAction();
        }
    }

    /**
     * A review session has ended.
     *
     * <p>Evidence: recorded; the account carries only its id.
     *
     * @param payload the members
     */
    record ReviewSessionEnd(ReviewSessionEndEvent payload) implements WebhookEvent {

        /** Wraps the members. */
        public ReviewSessionEnd {
            Objects.requireNonNull(payload, "payload");
        }

        @Override
        @Nullable
        public WebhookAction action() {
            return payload.getAction();
        }
    }

    /**
     * A medium has been uploaded to a review. Whether it is processed by then is unknown.
     *
     * <p>Evidence: recorded.
     *
     * @param payload the members
     */
    record ItemUploaded(ItemUploadedEvent payload) implements WebhookEvent {

        /** Wraps the members. */
        public ItemUploaded {
            Objects.requireNonNull(payload, "payload");
        }

        @Override
        @Nullable
        public WebhookAction action() {
            return payload.getAction();
        }
    }

    /**
     * A review has new comments or sketches.
     *
     * <p>Evidence: recorded, without {@code action}; known by {@code item_info}.
     *
     * @param payload the members
     */
    record NewNotes(NewNotesEvent payload) implements WebhookEvent {

        /** Wraps the members. */
        public NewNotes {
            Objects.requireNonNull(payload, "payload");
        }

        /** Gives null, as these events have no such word. */
        @Override
        @Nullable
        public WebhookAction action() {
            return null;
        }
    }

    /**
     * A review has been made.
     *
     * <p>Evidence: a public program reads it; no body is recorded.
     *
     * @param payload the members
     */
    record ReviewCreated(ReviewCreatedEvent payload) implements WebhookEvent {

        /** Wraps the members. */
        public ReviewCreated {
            Objects.requireNonNull(payload, "payload");
        }

        @Override
        @Nullable
        public WebhookAction action() {
            return payload.getAction();
        }
    }

    /**
     * A review has been deleted.
     *
     * <p>Evidence: a public program reads it; no body is recorded.
     *
     * @param payload the members
     */
    record ReviewDeleted(ReviewDeletedEvent payload) implements WebhookEvent {

        /** Wraps the members. */
        public ReviewDeleted {
            Objects.requireNonNull(payload, "payload");
        }

        @Override
        @Nullable
        public WebhookAction action() {
            return payload.getAction();
        }
    }

    /**
     * An item has been deleted. The word that names the event is unknown, so it is known by its members alone: check
     * that the item is gone before you act on it.
     *
     * <p>Evidence: a public program reads {@code item_id}, {@code item_name} and a flat {@code review_id}; no body is
     * recorded.
     *
     * @param payload the members
     */
    record ItemDeleted(ItemDeletedEvent payload) implements WebhookEvent {

        /** Wraps the members. */
        public ItemDeleted {
            Objects.requireNonNull(payload, "payload");
        }

        @Override
        @Nullable
        public WebhookAction action() {
            return payload.getAction();
        }
    }

    /**
     * An event that this version does not know, or one whose members have other types than were seen.
     *
     * @param action the word that names it, or null if it has none
     * @param reason why it is not known, for a log
     * @param json the body as it came
     */
    record Unknown(@Nullable WebhookAction action, String reason, String json) implements WebhookEvent {

        /** Keeps the body. */
        public Unknown {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(json, "json");
        }

        /** Shows word, reason and length, not the body, which may hold signed addresses. */
        @Override
        public String toString() {
            return "Unknown[action=" + action + ", reason=" + reason + ", json=" + json.length() + " characters]";
        }
    }
}
