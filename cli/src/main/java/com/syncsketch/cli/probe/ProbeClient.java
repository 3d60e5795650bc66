package com.syncsketch.cli.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.syncsketch.sdk.client.RawClient;
import com.syncsketch.sdk.client.RawResponse;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.RedirectRefusedException;
import com.syncsketch.sdk.client.error.RequestTimeoutException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Sends all requests of the probe: only GET, one at a time, and no more than planned. Failed requests are retried by the
 * client according to its retry policy. Not thread-safe.
 */
final class ProbeClient {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The number of consecutive failures after which the probe stops. */
    private static final int MAX_FAILURES = 3;

    private static final int TOO_MANY_REQUESTS = 429;

    private final RawClient rawClient;
    private final int limit;
    private int sent;
    private int failures;
    private String stopReason = "";

    /**
     * Creates a client.
     *
     * @param client the client
     * @param limit the maximum number of requests
     */
    ProbeClient(SyncSketchClient client, int limit) {
        this.rawClient = client.raw();
        this.limit = limit;
    }

    /** Returns the number of requests that were sent. */
    int sent() {
        return sent;
    }

    /** Returns the reason why no more requests are sent; empty while they are. */
    String stopReason() {
        return stopReason;
    }

    /**
     * Sends a request and returns the response. Once stopped, sends nothing and returns an empty response.
     *
     * @throws SyncSketchException if the first request gets no response or is redirected to another host
     */
    ProbeResponse get(String path, Map<String, ?> query) {
        if (!stopReason.isEmpty()) {
            return ProbeResponse.NONE;
        }
        if (sent == limit) {
            throw new IllegalStateException("more than the " + limit + " planned requests");
        }
        sent++;
        ProbeResponse response = send(path, query);
        failures = response.isFailure() ? failures + 1 : 0;
        if (response.status() == TOO_MANY_REQUESTS) {
            stopReason = "rate limit exceeded (429)";
        } else if (failures == MAX_FAILURES) {
            stopReason = MAX_FAILURES + " consecutive requests failed";
        }
        return response;
    }

    private ProbeResponse send(String path, Map<String, ?> query) {
        try {
            RawResponse response = rawClient.send("GET", path, query, null);
            return parse(response.getStatus(), response.getHeaders(), response.getText());
        } catch (ApiException e) {
            if (e instanceof RedirectRefusedException && sent == 1) {
                throw e;
            }
            return parse(e.getStatus(), e.getHeaders(), e.getBody());
        } catch (ConnectionException | RequestTimeoutException e) {
            // A failure of the first request is about the host, and the exception explains it best.
            if (sent == 1) {
                throw e;
            }
            return ProbeResponse.NONE;
        }
    }

    /** Returns whether a text is JSON. */
    static boolean isJson(String text) {
        return !json(text).isMissingNode();
    }

    private static ProbeResponse parse(int status, Map<String, List<String>> headers, String body) {
        TreeSet<String> limitHeaders = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        headers.keySet().stream().filter(ProbeResponse::isLimitHeader).forEach(limitHeaders::add);
        JsonNode json = json(body);
        return new ProbeResponse(
                status,
                json.isMissingNode() ? ProbeResponse.Body.of(body) : ProbeResponse.Body.JSON,
                json,
                limitHeaders);
    }

    private static JsonNode json(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
