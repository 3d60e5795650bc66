package com.syncsketch.sdk.client.webhook;

import com.syncsketch.sdk.client.internal.util.Characters;
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
 * An event that the service posted to a webhook. There is one class for each known event, with the payload as in the
 * contract, and {@link Unknown} for all others. Every field of a payload may be null.
 *
 * <p>Events are not signed (inferred), so anyone who knows your URL can send them: fetch the resource before you act on an
 * event. Events may arrive late, out of order or more than once.
 *
 * <p>Immutable and thread-safe. Later versions may add classes for further events, which until then are {@link Unknown}.
 */
public sealed interface WebhookEvent {

    /**
     * Returns the name that the service gives to the event.
     *
     * @return the action, or null if the event has none, as new notes and older approval changes
     */
    @Nullable
    WebhookAction getAction();

    /**
     * The approval status of an item changed. Older events have no {@code action} and {@code user}. If the status was
     * removed, the new status is empty.
     */
    final class ItemApprovalStatusChanged extends PayloadEvent<ItemApprovalStatusChangedEvent> implements WebhookEvent {

        /**
         * Creates an event.
         *
         * @param payload the payload
         */
        public ItemApprovalStatusChanged(ItemApprovalStatusChangedEvent payload) {
            super(payload);
        }

        /**
         * Returns the payload.
         *
         * @return the fields of the event
         */
        public ItemApprovalStatusChangedEvent getPayload() {
            return payload;
        }

        @Override
        @Nullable
        public WebhookAction getAction() {
            return payload.getAction();
        }
    }

    /** A review session ended. The account contains only its id. */
    final class ReviewSessionEnd extends PayloadEvent<ReviewSessionEndEvent> implements WebhookEvent {

        /**
         * Creates an event.
         *
         * @param payload the payload
         */
        public ReviewSessionEnd(ReviewSessionEndEvent payload) {
            super(payload);
        }

        /**
         * Returns the payload.
         *
         * @return the fields of the event
         */
        public ReviewSessionEndEvent getPayload() {
            return payload;
        }

        @Override
        @Nullable
        public WebhookAction getAction() {
            return payload.getAction();
        }
    }

    /** A media file was uploaded to a review. It may not have been processed yet. */
    final class ItemUploaded extends PayloadEvent<ItemUploadedEvent> implements WebhookEvent {

        /**
         * Creates an event.
         *
         * @param payload the payload
         */
        public ItemUploaded(ItemUploadedEvent payload) {
            super(payload);
        }

        /**
         * Returns the payload.
         *
         * @return the fields of the event
         */
        public ItemUploadedEvent getPayload() {
            return payload;
        }

        @Override
        @Nullable
        public WebhookAction getAction() {
            return payload.getAction();
        }
    }

    /** A review has new comments or sketches. */
    final class NewNotes extends PayloadEvent<NewNotesEvent> implements WebhookEvent {

        /**
         * Creates an event.
         *
         * @param payload the payload
         */
        public NewNotes(NewNotesEvent payload) {
            super(payload);
        }

        /**
         * Returns the payload.
         *
         * @return the fields of the event
         */
        public NewNotesEvent getPayload() {
            return payload;
        }

        /** Returns null, because these events have no action. */
        @Override
        @Nullable
        public WebhookAction getAction() {
            return null;
        }
    }

    /** A review was created (inferred). */
    final class ReviewCreated extends PayloadEvent<ReviewCreatedEvent> implements WebhookEvent {

        /**
         * Creates an event.
         *
         * @param payload the payload
         */
        public ReviewCreated(ReviewCreatedEvent payload) {
            super(payload);
        }

        /**
         * Returns the payload.
         *
         * @return the fields of the event
         */
        public ReviewCreatedEvent getPayload() {
            return payload;
        }

        @Override
        @Nullable
        public WebhookAction getAction() {
            return payload.getAction();
        }
    }

    /** A review was deleted (inferred). */
    final class ReviewDeleted extends PayloadEvent<ReviewDeletedEvent> implements WebhookEvent {

        /**
         * Creates an event.
         *
         * @param payload the payload
         */
        public ReviewDeleted(ReviewDeletedEvent payload) {
            super(payload);
        }

        /**
         * Returns the payload.
         *
         * @return the fields of the event
         */
        public ReviewDeletedEvent getPayload() {
            return payload;
        }

        @Override
        @Nullable
        public WebhookAction getAction() {
            return payload.getAction();
        }
    }

    /**
     * An item was deleted (inferred). The action of this event is unknown, so it is identified by its fields alone: check
     * that the item is gone before you act on it.
     */
    final class ItemDeleted extends PayloadEvent<ItemDeletedEvent> implements WebhookEvent {

        /**
         * Creates an event.
         *
         * @param payload the payload
         */
        public ItemDeleted(ItemDeletedEvent payload) {
            super(payload);
        }

        /**
         * Returns the payload.
         *
         * @return the fields of the event
         */
        public ItemDeletedEvent getPayload() {
            return payload;
        }

        @Override
        @Nullable
        public WebhookAction getAction() {
            return payload.getAction();
        }
    }

    /** An event that this version does not know, or whose fields have unexpected types. */
    final class Unknown implements WebhookEvent {

        @Nullable
        private final WebhookAction action;

        private final String reason;
        private final String json;

        /**
         * Creates an event.
         *
         * @param action the action, or null if the event has none
         * @param reason why the event is unknown, for logs
         * @param json the body
         */
        public Unknown(@Nullable WebhookAction action, String reason, String json) {
            this.action = action;
            this.reason = Objects.requireNonNull(reason, "reason");
            this.json = Objects.requireNonNull(json, "json");
        }

        @Override
        @Nullable
        public WebhookAction getAction() {
            return action;
        }

        /**
         * Returns why the event is unknown.
         *
         * @return a reason for logs
         */
        public String getReason() {
            return reason;
        }

        /**
         * Returns the body.
         *
         * @return the JSON text as it was received
         */
        public String getJson() {
            return json;
        }

        /** Returns whether the other object is an unknown event with the same values. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Unknown that
                    && Objects.equals(action, that.action)
                    && reason.equals(that.reason)
                    && json.equals(that.json);
        }

        /** Returns a hash code that is consistent with {@link #equals}. */
        @Override
        public int hashCode() {
            return Objects.hash(action, reason, json);
        }

        /** Returns the action, the reason and the length, but not the body, which may contain signed URLs. */
        @Override
        public String toString() {
            return Characters.printable(
                    "Unknown{action=" + action + ", reason=" + reason + ", json=" + json.length() + " characters}");
        }
    }
}
