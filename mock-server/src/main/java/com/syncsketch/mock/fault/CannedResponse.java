package com.syncsketch.mock.fault;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A response that replaces the one of the operation.
 *
 * @param status the status code, 200 to 599
 * @param headers the headers by name
 * @param body the body, or null for the default body of the status code
 * @param retryAfter the value of {@code Retry-After}, rounded up to seconds, or null to omit the header
 * @param retryAsDate whether {@code Retry-After} is sent as a date, by the clock of the mock server
 * @param early whether the response is sent before the request body is read
 * @param executed whether the operation is executed nevertheless
 */
public record CannedResponse(
        int status,
        Map<String, String> headers,
        @Nullable String body,
        @Nullable Duration retryAfter,
        boolean retryAsDate,
        boolean early,
        boolean executed)
        implements Action {

    /** Checks that the values are valid and consistent. */
    public CannedResponse {
        Preconditions.check(
                status >= 200 && status <= 599, "The status code must be from 200 to 599, but is " + status);
        Preconditions.check(
                !(early && executed),
                "The operation cannot be executed if the response is sent before the request body is read");
        Preconditions.check(retryAfter == null || !retryAfter.isNegative(), "Retry-After must not be negative");
        headers.forEach(Preconditions::checkHeader);
        retryAfter = retryAfter == null
                ? null
                : Duration.ofSeconds(retryAfter.plusNanos(999_999_999).toSeconds());
        headers = Map.copyOf(headers);
    }

    /**
     * Sets the body.
     *
     * @param text the body
     * @return a new action
     */
    public CannedResponse body(String text) {
        return new CannedResponse(status, headers, text, retryAfter, retryAsDate, early, executed);
    }

    /**
     * Sets a JSON body. It is not validated, so it can be malformed on purpose.
     *
     * @param text the body
     * @return a new action
     */
    public CannedResponse json(String text) {
        return contentType("application/json").body(text);
    }

    /**
     * Sets a header.
     *
     * @param name the name
     * @param value the value
     * @return a new action
     */
    public CannedResponse header(String name, String value) {
        Map<String, String> newHeaders = new LinkedHashMap<>(headers);
        newHeaders.keySet().removeIf(name::equalsIgnoreCase);
        newHeaders.put(name, value);
        return new CannedResponse(status, newHeaders, body, retryAfter, retryAsDate, early, executed);
    }

    /**
     * Sets the {@code Content-Type} header.
     *
     * @param value the value
     * @return a new action
     */
    public CannedResponse contentType(String value) {
        return header("Content-Type", value);
    }

    /**
     * Sets {@code Retry-After} in seconds.
     *
     * @param time how long to wait, rounded up to seconds
     * @return a new action
     */
    public CannedResponse retryAfter(Duration time) {
        return new CannedResponse(status, headers, body, time, false, early, executed);
    }

    /**
     * Sets {@code Retry-After} as an HTTP date.
     *
     * @param time how long to wait from the time of the response, by the clock of the mock server
     * @return a new action
     */
    public CannedResponse retryAfterDate(Duration time) {
        return new CannedResponse(status, headers, body, time, true, early, executed);
    }

    /**
     * Sends the response before the request body is read.
     *
     * @return a new action
     */
    public CannedResponse beforeBody() {
        return new CannedResponse(status, headers, body, retryAfter, retryAsDate, true, executed);
    }

    /**
     * Executes the operation nevertheless, so the client sees an error although the operation succeeded.
     *
     * @return a new action
     */
    public CannedResponse afterExecution() {
        return new CannedResponse(status, headers, body, retryAfter, retryAsDate, early, true);
    }
}
