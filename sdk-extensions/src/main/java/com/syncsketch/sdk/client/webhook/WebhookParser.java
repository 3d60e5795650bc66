package com.syncsketch.sdk.client.webhook;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.syncsketch.sdk.client.internal.util.Jackson;
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
 * Parses webhook events that the service posts to your endpoint:
 *
 * <pre>{@code
 * WebhookEvent event = WebhookParser.parse(requestBody);
 * if (event instanceof WebhookEvent.ItemUploaded uploaded) {
 *     handle(uploaded.getPayload());
 * }
 * }</pre>
 *
 * <p>Needs no client and makes no requests. Thread-safe.
 *
 * <p>Events are identified by the field {@code action}. If it is missing, as in older events and in new notes, an event is
 * identified by its fields: {@code item_info} means new notes, {@code new_status} an approval change, and {@code item_id}
 * and {@code item_name} with a flat {@code review_id} a deleted item. An unknown action always results in
 * {@link WebhookEvent.Unknown}.
 */
public final class WebhookParser {

    /** The default maximum size of a body: {@value} bytes (4 MiB). */
    public static final int DEFAULT_LIMIT = 4 * 1024 * 1024;

    private static final ObjectMapper MAPPER = Jackson.MAPPER;

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
     * Parses a body of at most {@value #DEFAULT_LIMIT} bytes.
     *
     * @param body the request body in UTF-8
     * @return the event; {@link WebhookEvent.Unknown} for an event that this version does not know
     * @throws WebhookParseException if the body is too large, not UTF-8, or not a single JSON object
     */
    public static WebhookEvent parse(byte[] body) {
        return parse(body, DEFAULT_LIMIT);
    }

    /**
     * Parses a body. Servers should stop reading the request body at the same limit.
     *
     * @param body the request body in UTF-8
     * @param limit the maximum size in bytes
     * @return the event; {@link WebhookEvent.Unknown} for an event that this version does not know
     * @throws WebhookParseException if the body is too large, not UTF-8, or not a single JSON object
     */
    public static WebhookEvent parse(byte[] body, int limit) {
        if (body.length > limit) {
            throw new WebhookParseException("The body has " + body.length + " bytes; the limit is " + limit);
        }
        String text;
        try {
            // Unlike the constructor of String, a decoder rejects invalid UTF-8.
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
     * Parses a body of at most {@value #DEFAULT_LIMIT} bytes in UTF-8.
     *
     * @param body the request body as text
     * @return the event; {@link WebhookEvent.Unknown} for an event that this version does not know
     * @throws WebhookParseException if the body is too large, or not a single JSON object
     */
    public static WebhookEvent parse(String body) {
        // A text has at least as many bytes as characters, so a huge one need not be encoded to be measured.
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
        Kind<?> kind = action == null ? byFields(event) : KINDS.get(action);
        if (kind == null) {
            String reason =
                    action == null ? "it has no action, and its fields do not identify it" : "the action is unknown";
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
            // The message of Jackson would contain parts of the body.
            throw new WebhookParseException("The body is not JSON"
                    + (location == null
                            ? ""
                            : ": see line " + location.getLineNr() + ", column " + location.getColumnNr()));
        }
        if (!event.isObject()) {
            throw new WebhookParseException(
                    event.isMissingNode() ? "The body is empty" : "The body is not a JSON object");
        }
        return event;
    }

    @Nullable
    private static WebhookAction action(JsonNode event) {
        String action = event.path("action").textValue();
        return action == null || action.isEmpty() ? null : WebhookAction.of(action);
    }

    @Nullable
    private static Kind<?> byFields(JsonNode event) {
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
        String field = e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                        .collect(Collectors.joining("."))
                : "";
        return field.isEmpty() ? "its fields do not match the event" : "field " + field + " has an unexpected type";
    }

    private record Kind<T>(Class<T> payload, Function<T, WebhookEvent> event) {

        WebhookEvent read(JsonNode json) throws JsonProcessingException {
            return event.apply(MAPPER.treeToValue(json, payload));
        }
    }
}
