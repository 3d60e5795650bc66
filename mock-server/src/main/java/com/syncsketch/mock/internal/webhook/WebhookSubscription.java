package com.syncsketch.mock.internal.webhook;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;

/**
 * Someone who wants to hear of events. Immutable.
 *
 * @param id the id
 * @param accountId the workspace whose events are sent
 * @param url where they are sent
 * @param type {@code all}, or the word of an event
 * @param headers what to send along, by name
 */
public record WebhookSubscription(long id, long accountId, String url, String type, Map<String, String> headers) {

    /**
     * Makes a subscription.
     *
     * @throws IllegalArgumentException if nothing can be posted to this address, or not with these headers
     */
    public WebhookSubscription {
        headers = Map.copyOf(headers);
        request(url, headers);
    }

    /**
     * Tells whether it is about an event.
     *
     * @param event the word of the event
     * @return whether the event is to be sent
     */
    public boolean wants(String event) {
        return type.equals("all") || type.equals(event);
    }

    /** Shows neither the address nor the headers, which may hold secrets. */
    @Override
    public String toString() {
        return "webhook " + id + " for " + type;
    }

    HttpRequest.Builder request() {
        return request(url, headers);
    }

    private static HttpRequest.Builder request(String url, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        headers.forEach(request::setHeader);
        return request;
    }
}
