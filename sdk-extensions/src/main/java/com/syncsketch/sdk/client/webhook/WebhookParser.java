package com.syncsketch.sdk.client.webhook;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.syncsketch.sdk.model.ItemApprovalStatusChangedEvent;
import com.syncsketch.sdk.model.ItemDeletedEvent;
import com.syncsketch.sdk.model.ItemUploadedEvent;
import com.syncsketch.sdk.model.NewNotesEvent;
import com.syncsketch.sdk.model.ReviewCreatedEvent;
import com.syncsketch.sdk.model.ReviewDeletedEvent;
import com.syncsketch.sdk.model.ReviewSessionEndEvent;
import com.syncsketch.sdk.model.WebhookAction;
import jakarta.annotation.Nullable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes events of what the service posts to an address of yours. Needs no client, sends nothing, and is safe for use by
 * several threads.
 *
 * <p>The member {@code action} tells events apart. Where it is missing, an event is known by its members:
 * {@code item_info} means new notes, {@code new_status} an approval change, and {@code item_id} and {@code item_name}
 * with a flat {@code review_id} a deleted item. A word that is not known is never guessed at.
 *
 * <p>Evidence: bodies of new notes, and of approval changes in 2021, were recorded without {@code action}.
 */
public final class WebhookParser {

    /** The longest body that is read unless another limit is given: {@value} bytes (4 MiB). */
    public static final int DEFAULT_LIMIT = 4 * 1024 * 1024;

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Kind<ItemApprovalStatusChangedEvent> APPROVAL =
            new Kind<>(ItemApprovalStatusChangedEvent.class, WebhookEvent.ItemApprovalStatusChanged::new);
    private static final Kind<NewNotesEvent> NEW_NOTES = new Kind<>(NewNotesEvent.class, WebhookEvent.NewNotes::new);
    private static final Kind<ItemDeletedEvent> ITEM_DELETED =
            new Kind<>(ItemDeletedEvent.class, WebhookEvent.ItemDeleted::new);

    private static final Map<WebhookAction, Kind<?>> KINDS = Map.of(
            WebhookAction.ITEM_APPROVAL_STATUS_CHANGED,
            APPROVAL,
            WebhookAction.REVIEW_SESSION_END,
            new Kind<>(ReviewSessionEndEvent.class, WebhookEvent.ReviewSessionEnd::new),
            WebhookAction.ITEM_UPLOADED,
            new Kind<>(ItemUploadedEvent.class, WebhookEvent.ItemUploaded::new),
            WebhookAction.REVIEW_CREATED,
            new Kind<>(ReviewCreatedEvent.class, WebhookEvent.ReviewCreated::new),
            WebhookAction.REVIEW_DELETED,
            new Kind<>(ReviewDeletedEvent.class, WebhookEvent.ReviewDeleted::new));

    private WebhookParser() {}

    /**
     * Reads a body of at most {@value #DEFAULT_LIMIT} bytes.
     *
     * @param body the body as it came, in UTF-8
     * @return the event; {@link WebhookEvent.Unknown} if it is none that this version knows
     * @throws WebhookParseException if the body is too long, not UTF-8, or not one JSON object
     */
    public static WebhookEvent parse(byte[] body) {
        return parse(body, DEFAULT_LIMIT);
    }

    /**
     * Reads a body. Whoever receives it should stop reading at the same limit.
     *
     * @param body the body as it came, in UTF-8
     * @param limit the longest body that is read, in bytes
     * @return the event; {@link WebhookEvent.Unknown} if it is none that this version knows
     * @throws WebhookParseException if the body is too long, not UTF-8, or not one JSON object
     */
    public static WebhookEvent parse(byte[] body, int limit) {
        if (body.length > limit) {
            throw new WebhookParseException("The body has " + body.length + " bytes; the limit is " + limit);
        }
        String text;
        try {
            // Other than the constructor of String, this refuses what is not UTF-8.
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new WebhookParseException("The body is not UTF-8");
        }
        return read(text);
    }

    /**
     * Reads a body of at most {@value #DEFAULT_LIMIT} bytes in UTF-8.
     *
     * @param body the body as text
     * @return the event; {@link WebhookEvent.Unknown} if it is none that this version knows
     * @throws WebhookParseException if the body is too long, or not one JSON object
     */
    public static WebhookEvent parse(String body) {
        // No text has fewer bytes than characters, so that a huge one is not copied to be measured.
        if (body.length() > DEFAULT_LIMIT) {
            throw new WebhookParseException(
                    "The body has " + body.length() + " characters; the limit is " + DEFAULT_LIMIT + " bytes");
        }
        return parse(body.getBytes(StandardCharsets.UTF_8));
    }

    private static WebhookEvent read(String text) {
        String body = text.startsWith("\ufeff") ? text.substring(1) : text;
        JsonNode event = tree(body);
        WebhookAction action = action(event);
        Kind<?> kind = action == null ? byMembers(event) : KINDS.get(action);
        if (kind == null) {
            String reason =
                    action == null ? "it has no action, and no members that tell" : "no event of that name is known";
            return new WebhookEvent.Unknown(action, reason, body);
        }
        try {
            return kind.read(event);
        } catch (JsonProcessingException e) {
            return new WebhookEvent.Unknown(action, reason(e), body);
        }
    }

    private static JsonNode tree(String body) {
        JsonNode event;
        try {
            event = MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            // Jackson's own text would show parts of the body.
            throw new WebhookParseException("The body is not JSON"
                    + (location == null
                            ? ""
                            : ": see line " + location.getLineNr() + ", column " + location.getColumnNr()));
        }
        if (!event.isObject()) {
            throw new WebhookParseException(
                    event.isMissingNode() ? "The body is empty" : "The body is JSON, but no object");
        }
        return event;
    }

    @Nullable
    private static WebhookAction action(JsonNode event) {
        String action = event.path("action").textValue();
        return action == null || action.isEmpty() ? null : WebhookAction.of(action);
    }

    @Nullable
    private static Kind<?> byMembers(JsonNode event) {
        if (event.has("item_info")) {
            return NEW_NOTES;
        }
        if (event.has("new_status")) {
            return APPROVAL;
        }
        boolean deleted = event.has("item_id") && event.has("item_name") && event.has("review_id");
        return deleted && !event.has("review") ? ITEM_DELETED : null;
    }

    private static String reason(JsonProcessingException e) {
        String member = e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                        .collect(Collectors.joining("."))
                : "";
        return member.isEmpty()
                ? "its members are others than expected"
                : "member " + member + " is of another type than expected";
    }

    private record Kind<T>(Class<T> payload, Function<T, WebhookEvent> event) {

        WebhookEvent read(JsonNode json) throws JsonProcessingException {
            return event.apply(MAPPER.treeToValue(json, payload));
        }
    }
}
