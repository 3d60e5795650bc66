package com.syncsketch.mock.internal.handler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.domain.Events;
import com.syncsketch.mock.internal.domain.Repository;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.json.Json;
import com.syncsketch.mock.internal.routing.HandlerRegistry;
import com.syncsketch.mock.internal.routing.OperationRequest;
import com.syncsketch.mock.internal.state.Account;
import com.syncsketch.mock.internal.state.Store;
import com.syncsketch.mock.internal.webhook.WebhookSubscription;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Handlers of the webhook operations. Two subscriptions with the same URL are independent, so each event is sent twice.
 *
 * <p>No source sets {@code headers}. This server accepts an object of header values, or its JSON text, which is the format in
 * responses.
 */
public final class WebhookHandlers {

    private final Store store;
    private final Repository repository;
    private final Events events;

    public WebhookHandlers(Store store, Repository repository, Events events) {
        this.store = store;
        this.repository = repository;
        this.events = events;
    }

    public void addTo(HandlerRegistry handlers) {
        handlers.on("listWebhooks", this::list).on("createWebhook", this::create);
    }

    private Response list(OperationRequest request) {
        Account account = repository.permissionsOf(request.caller()).accountToAdminister(request.pathId("account_id"));
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        events.subscriptions(account).forEach(each -> all.add(view(each)));
        return Response.json(200, all);
    }

    private Response create(OperationRequest request) {
        Account account = repository.permissionsOf(request.caller()).accountToAdminister(request.pathId("account_id"));
        Map<String, String> headers = headers(request.body().path("headers"));
        WebhookSubscription subscription;
        try {
            subscription = new WebhookSubscription(
                    store.newId(),
                    account.id(),
                    request.body().path("url").asText(),
                    request.body().path("type").asText(),
                    headers);
        } catch (IllegalArgumentException e) {
            throw new HttpException(400, "Cannot send webhooks to this URL: " + e.getMessage());
        }
        events.subscribe(subscription);
        return Response.json(200, view(subscription));
    }

    private static Map<String, String> headers(JsonNode sent) {
        JsonNode headers = sent;
        if (sent.isTextual()) {
            try {
                headers = Json.read(sent.asText());
            } catch (JsonProcessingException e) {
                throw new HttpException(400, "headers is not valid JSON: " + e.getOriginalMessage());
            }
        }
        Map<String, String> byName = new LinkedHashMap<>();
        if (headers.isObject()) {
            headers.properties()
                    .forEach(header ->
                            byName.put(header.getKey(), header.getValue().asText()));
        } else if (!headers.isNull() && !headers.isMissingNode()) {
            throw new HttpException(400, "headers must be an object of header values, or its JSON text");
        }
        return byName;
    }

    /** Converts a subscription to JSON. Without headers, the string is {@code null}, as recorded. */
    private static ObjectNode view(WebhookSubscription subscription) {
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        subscription.headers().forEach(headers::put);
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", subscription.id())
                .put("url", subscription.url())
                .put("type", subscription.type())
                .put("headers", headers.isEmpty() ? "null" : headers.toString());
    }
}
