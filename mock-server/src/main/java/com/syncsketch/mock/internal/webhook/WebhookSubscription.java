package com.syncsketch.mock.internal.webhook;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;

/**
 * A subscription of a webhook to events. Immutable.
 *
 * @param id the id
 * @param accountId the id of the workspace whose events are sent
 * @param url the URL of the webhook
 * @param type the event type, or {@code all}
 * @param headers the headers to send, by name
 */
public record WebhookSubscription(long id, long accountId, String url, String type, Map<String, String> headers) {

    /**
     * Creates a subscription.
     *
     * @throws IllegalArgumentException if the URL or a header is invalid
     */
    public WebhookSubscription {
        headers = Map.copyOf(headers);
        request(url, headers);
    }

    /** Checks whether events of a type are sent to this subscription. */
    public boolean wants(String event) {
        return type.equals("all") || type.equals(event);
    }

    /** Returns a text without URL and headers, which may contain secrets. */
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
