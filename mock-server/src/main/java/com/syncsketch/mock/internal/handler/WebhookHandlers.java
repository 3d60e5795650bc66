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
 * Subscriptions to the events of a workspace. A second one for the same address is a second one, and sends twice.
 *
 * <p>No source sets {@code headers}. This server takes an object of header values, or the JSON text of one, which is the form in which
 * replies show it.
 */
final class WebhookHandlers {

    private final Store world;
    private final Repository records;
    private final Events events;

    WebhookHandlers(Store world, Repository records, Events events) {
        this.world = world;
        this.records = records;
        this.events = events;
    }

    void addTo(HandlerRegistry handlers) {
        handlers.on("listWebhooks", this::list).on("createWebhook", this::create);
    }

    private Response list(OperationRequest call) {
        Account account = records.as(call.caller()).accountToAdminister(call.id("account_id"));
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        events.subscriptions(account).forEach(each -> all.add(view(each)));
        return Response.json(200, all);
    }

    private Response create(OperationRequest call) {
        Account account = records.as(call.caller()).accountToAdminister(call.id("account_id"));
        Map<String, String> headers = headers(call.body().path("headers"));
        WebhookSubscription subscription;
        try {
            subscription = new WebhookSubscription(
                    world.newId(),
                    account.id(),
                    call.body().path("url").asText(),
                    call.body().path("type").asText(),
                    headers);
        } catch (IllegalArgumentException e) {
            throw new HttpException(400, "Nothing can be posted there: " + e.getMessage());
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
                throw new HttpException(400, "headers is no JSON text: " + e.getOriginalMessage());
            }
        }
        Map<String, String> byName = new LinkedHashMap<>();
        if (headers.isObject()) {
            headers.properties()
                    .forEach(header ->
                            byName.put(header.getKey(), header.getValue().asText()));
        } else if (!headers.isNull() && !headers.isMissingNode()) {
            throw new HttpException(400, "headers must be an object of header values, or the JSON text of one");
        }
        return byName;
    }

    /** Without headers the text is {@code null}, as recorded. */
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
