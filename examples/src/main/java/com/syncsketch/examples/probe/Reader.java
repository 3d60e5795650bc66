package com.syncsketch.examples.probe;

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
 * The only way of the probe to the service: one GET after the other, and no more of them than were announced. A call that
 * fails is repeated by the client as its retry policy says.
 */
final class Reader {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** So many failures in a row say that the service is in no state to be asked. */
    private static final int TROUBLES = 3;

    private static final int TOO_MANY_REQUESTS = 429;

    private final RawClient calls;
    private final int limit;
    private int made;
    private int troubles;
    private String stopped = "";

    /**
     * Makes a reader.
     *
     * @param client what sends
     * @param limit the number of calls that it makes at most
     */
    Reader(SyncSketchClient client, int limit) {
        this.calls = client.raw();
        this.limit = limit;
    }

    /** Tells how many calls were made. */
    int made() {
        return made;
    }

    /** Tells why it asks no more; empty while it does. */
    String stopped() {
        return stopped;
    }

    /**
     * Makes a call, and gives what came of it; once it has stopped, it sends nothing and gives no answer.
     *
     * @throws SyncSketchException if the first call gets no answer, or is redirected to another host
     */
    Reading get(String path, Map<String, ?> query) {
        if (!stopped.isEmpty()) {
            return Reading.NONE;
        }
        if (made == limit) {
            throw new IllegalStateException("More than the " + limit + " calls that were announced");
        }
        made++;
        Reading reading = send(path, query);
        troubles = reading.isTrouble() ? troubles + 1 : 0;
        if (reading.status() == TOO_MANY_REQUESTS) {
            stopped = "the service asked for a pause (429)";
        } else if (troubles == TROUBLES) {
            stopped = TROUBLES + " calls in a row failed";
        }
        return reading;
    }

    private Reading send(String path, Map<String, ?> query) {
        try {
            RawResponse response = calls.send("GET", path, query, null);
            return reading(response.status(), response.headers(), response.text());
        } catch (ApiException e) {
            if (e instanceof RedirectRefusedException && made == 1) {
                throw e;
            }
            return reading(e.status(), e.headers(), e.body());
        } catch (ConnectionException | RequestTimeoutException e) {
            // At the beginning it is about the host, and the exception says it best.
            if (made == 1) {
                throw e;
            }
            return Reading.NONE;
        }
    }

    /** Tells whether a text is JSON. */
    static boolean isJson(String text) {
        return !json(text).isMissingNode();
    }

    private static Reading reading(int status, Map<String, List<String>> headers, String body) {
        TreeSet<String> aboutLimits = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        headers.keySet().stream().filter(Reading::isAboutLimits).forEach(aboutLimits::add);
        JsonNode json = json(body);
        return new Reading(status, json.isMissingNode() ? Reading.Body.of(body) : Reading.Body.JSON, json, aboutLimits);
    }

    private static JsonNode json(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
