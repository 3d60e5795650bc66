package com.syncsketch.mock.fault;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An effect of a fault on a request or its response. Actions that do not contradict each other can be combined. Immutable.
 *
 * <p>Unless stated otherwise, the operation is executed normally.
 */
public sealed interface Action {

    /**
     * Sends a response with this status code after the request has been read, and does not execute the operation. By default
     * the body is an error in the format of the service or, for storage operations, of S3; {@link Answer} has methods to
     * change it.
     *
     * @param status the status code, 200 to 599
     * @return the action, which can be customized
     */
    static Answer status(int status) {
        return new Answer(status, Map.of(), null, null, false, false, false);
    }

    /**
     * Sends an HTML page, as proxies and login pages do.
     *
     * @param status the status code, 200 to 599
     * @return the action, which can be customized
     */
    static Answer html(int status) {
        return status(status)
                .contentType("text/html; charset=utf-8")
                .body("<!DOCTYPE html>\n<html><head><title>" + status + "</title></head><body><h1>" + status
                        + "</h1><p>This is an HTML page.</p></body></html>\n");
    }

    /**
     * Sends an S3 error. S3 uses the status code 200 if an error occurs after it has started the response.
     *
     * @param status the status code, 200 to 599
     * @param code the S3 error code, such as {@code InternalError}
     * @param message the error message
     * @return the action, which can be customized
     */
    static Answer s3Error(int status, String code, String message) {
        return status(status).contentType("application/xml").body(S3Errors.body(code, message));
    }

    /**
     * Sends the S3 error for too many requests: 503, {@code SlowDown}.
     *
     * @return the action, which can be customized
     */
    static Answer slowDown() {
        return s3Error(503, "SlowDown", "Please reduce your request rate.");
    }

    /**
     * Sends the S3 error for an expired signed URL: 403, {@code AccessDenied}.
     *
     * @return the action, which can be customized
     */
    static Answer expiredSignature() {
        return s3Error(403, "AccessDenied", "Request has expired");
    }

    /**
     * Delays the response. The operation is executed before the delay.
     *
     * @param time how long to wait; the {@link Sleeper} performs the delay
     * @return the action
     */
    static Action delay(Duration time) {
        return new Delay(time);
    }

    /**
     * Sends the response body slowly.
     *
     * @param bytes the number of bytes to send at once, 1 or more
     * @param pause how long to wait before the next bytes; the {@link Sleeper} performs the delay
     * @return the action
     */
    static Action trickle(int bytes, Duration pause) {
        return new Trickle(bytes, pause);
    }

    /**
     * Truncates the response body: declares the full {@code Content-Length}, sends fewer bytes, and closes the connection.
     *
     * @param bytes the number of bytes to send, 0 or more
     * @return the action
     */
    static Action truncate(long bytes) {
        return new Truncate(bytes);
    }

    /**
     * Resets the connection before the request body is read.
     *
     * @return the action
     */
    static Action resetBeforeBody() {
        return resetAfter(0);
    }

    /**
     * Resets the connection while the request body is read.
     *
     * @param bytes the number of bytes to read first; if the body is shorter, all of it is read
     * @return the action
     */
    static Action resetAfter(long bytes) {
        return new BreakOff(BreakOff.How.RESET, bytes, false);
    }

    /**
     * Resets the connection after the request has been read. The operation is not executed.
     *
     * @return the action
     */
    static Action resetAfterBody() {
        return new BreakOff(BreakOff.How.RESET, BreakOff.WHOLE_BODY, false);
    }

    /**
     * Executes the operation and resets the connection without a response, so the client cannot know the result.
     *
     * @return the action
     */
    static Action resetAfterExecution() {
        return new BreakOff(BreakOff.How.RESET, BreakOff.WHOLE_BODY, true);
    }

    /**
     * Closes the connection without a response after the request has been read. The operation is not executed.
     *
     * @return the action
     */
    static Action closeAfterBody() {
        return new BreakOff(BreakOff.How.HANG_UP, BreakOff.WHOLE_BODY, false);
    }

    /**
     * Executes the operation and closes the connection without a response.
     *
     * @return the action
     */
    static Action closeAfterExecution() {
        return new BreakOff(BreakOff.How.HANG_UP, BreakOff.WHOLE_BODY, true);
    }

    /**
     * Sets a response header.
     *
     * @param name the name
     * @param value the value
     * @return the action
     */
    static Action header(String name, String value) {
        return new Header(name, value);
    }

    /**
     * Replaces the {@code Content-Type} of the response.
     *
     * @param value the value of the header
     * @return the action
     */
    static Action contentType(String value) {
        return header("Content-Type", value);
    }

    /**
     * Replaces the records of a page with those of the previous page of the same operation; {@code meta} is unchanged.
     * Cannot be applied to the first request.
     *
     * @return the action
     */
    static Action repeatPage() {
        return new Page(Page.Flaw.REPEATED);
    }

    /**
     * Returns a v1 page without records, but with a {@code next} URL.
     *
     * @return the action
     */
    static Action emptyPageWithNext() {
        return new Page(Page.Flaw.EMPTY_WITH_NEXT);
    }

    /**
     * Sets the {@code next} URL of a v1 page to the page itself.
     *
     * @return the action
     */
    static Action nextToItself() {
        return new Page(Page.Flaw.NEXT_TO_ITSELF);
    }

    /**
     * Sets a string field, such as a status, to an unknown value.
     *
     * @param field the field, see {@link Edit}
     * @return the action
     */
    static Action unknownValue(String field) {
        return new Edit(Edit.Kind.UNKNOWN_VALUE, field, null);
    }

    /**
     * Adds a field that is not in the contract.
     *
     * @param field the name of the field, see {@link Edit}
     * @return the action
     */
    static Action unknownField(String field) {
        return new Edit(Edit.Kind.UNKNOWN_MEMBER, field, null);
    }

    /**
     * Sets a field to null.
     *
     * @param field the field, see {@link Edit}
     * @return the action
     */
    static Action nullValue(String field) {
        return new Edit(Edit.Kind.NULL, field, null);
    }

    /**
     * Removes a field.
     *
     * @param field the field, see {@link Edit}
     * @return the action
     */
    static Action missingField(String field) {
        return new Edit(Edit.Kind.LEFT_OUT, field, null);
    }

    /**
     * Replaces the value of a field. The new value can have another type.
     *
     * @param field the field, see {@link Edit}
     * @param json the new value, as JSON
     * @return the action
     * @throws IllegalArgumentException if the value is not valid JSON
     */
    static Action replaceValue(String field, String json) {
        return new Edit(Edit.Kind.REPLACED, field, json);
    }

    /**
     * A response that replaces the one of the operation.
     *
     * @param status the status code, 200 to 599
     * @param headers the headers by name
     * @param body the body, or null for the default body of the status code
     * @param retryAfter the value of {@code Retry-After}, rounded up to seconds, or null to omit the header
     * @param retryAsDate whether {@code Retry-After} is sent as a date, by the clock of the mock server
     * @param early whether the response is sent before the request body is read
     * @param carriedOut whether the operation is executed nevertheless
     */
    record Answer(
            int status,
            Map<String, String> headers,
            @Nullable String body,
            @Nullable Duration retryAfter,
            boolean retryAsDate,
            boolean early,
            boolean carriedOut)
            implements Action {

        /** Checks that the values are valid and consistent. */
        public Answer {
            require(status >= 200 && status <= 599, "The status code must be from 200 to 599, but is " + status);
            require(
                    !(early && carriedOut),
                    "The operation cannot be executed if the response is sent before the request body is read");
            require(retryAfter == null || !retryAfter.isNegative(), "Retry-After must not be negative");
            headers.forEach(Action::requireHeader);
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
        public Answer body(String text) {
            return new Answer(status, headers, text, retryAfter, retryAsDate, early, carriedOut);
        }

        /**
         * Sets a JSON body. It is not validated, so it can be malformed on purpose.
         *
         * @param text the body
         * @return a new action
         */
        public Answer json(String text) {
            return contentType("application/json").body(text);
        }

        /**
         * Sets a header.
         *
         * @param name the name
         * @param value the value
         * @return a new action
         */
        public Answer header(String name, String value) {
            Map<String, String> newHeaders = new LinkedHashMap<>(headers);
            newHeaders.keySet().removeIf(name::equalsIgnoreCase);
            newHeaders.put(name, value);
            return new Answer(status, newHeaders, body, retryAfter, retryAsDate, early, carriedOut);
        }

        /**
         * Sets the {@code Content-Type} header.
         *
         * @param value the value
         * @return a new action
         */
        public Answer contentType(String value) {
            return header("Content-Type", value);
        }

        /**
         * Sets {@code Retry-After} in seconds.
         *
         * @param time how long to wait, rounded up to seconds
         * @return a new action
         */
        public Answer retryAfter(Duration time) {
            return new Answer(status, headers, body, time, false, early, carriedOut);
        }

        /**
         * Sets {@code Retry-After} as an HTTP date.
         *
         * @param time how long to wait from the time of the response, by the clock of the mock server
         * @return a new action
         */
        public Answer retryAfterDate(Duration time) {
            return new Answer(status, headers, body, time, true, early, carriedOut);
        }

        /**
         * Sends the response before the request body is read.
         *
         * @return a new action
         */
        public Answer beforeBody() {
            return new Answer(status, headers, body, retryAfter, retryAsDate, true, carriedOut);
        }

        /**
         * Executes the operation nevertheless, so the client sees an error although the operation succeeded.
         *
         * @return a new action
         */
        public Answer afterExecution() {
            return new Answer(status, headers, body, retryAfter, retryAsDate, early, true);
        }
    }

    /**
     * Delays the response.
     *
     * @param time how long to wait
     */
    record Delay(Duration time) implements Action {

        /** Checks that the time is not negative. */
        public Delay {
            require(!time.isNegative(), "The delay must not be negative");
        }
    }

    /**
     * Sends the response body slowly.
     *
     * @param bytes the number of bytes to send at once
     * @param pause how long to wait before the next bytes
     */
    record Trickle(int bytes, Duration pause) implements Action {

        /** Checks the values. */
        public Trickle {
            require(bytes > 0, "The number of bytes must be at least 1");
            require(!pause.isNegative(), "The pause must not be negative");
        }
    }

    /**
     * Truncates the response body.
     *
     * @param bytes the number of bytes to send
     */
    record Truncate(long bytes) implements Action {

        /** Checks the value. */
        public Truncate {
            require(bytes >= 0, "The number of bytes must not be negative");
        }
    }

    /**
     * Ends the connection without a response.
     *
     * @param how how the connection ends
     * @param afterBytes the number of bytes of the request body to read first, or {@link #WHOLE_BODY}
     * @param carriedOut whether the operation is executed first
     */
    record BreakOff(How how, long afterBytes, boolean carriedOut) implements Action {

        /** Reads the whole request body. */
        public static final long WHOLE_BODY = -1;

        /** How a connection ends. */
        public enum How {
            /** Abruptly, with a TCP reset (RST). */
            RESET,
            /** Gracefully, with FIN. */
            HANG_UP
        }

        /** Checks the values. */
        public BreakOff {
            require(afterBytes >= WHOLE_BODY, "The number of bytes must not be negative");
            require(
                    !carriedOut || afterBytes == WHOLE_BODY,
                    "The operation cannot be executed before the request body has been read");
        }
    }

    /**
     * Sets a response header.
     *
     * @param name the name
     * @param value the value
     */
    record Header(String name, String value) implements Action {

        /** Checks the name and the value. */
        public Header {
            requireHeader(name, value);
        }
    }

    /**
     * Breaks the pagination of a list.
     *
     * @param kind what is wrong with the page
     */
    record Page(Flaw kind) implements Action {

        /** What is wrong with a page. */
        public enum Flaw {
            /** The page has the records of the previous page. */
            REPEATED,
            /** The page has no records, but a next page. */
            EMPTY_WITH_NEXT,
            /** The next page is the page itself. */
            NEXT_TO_ITSELF
        }
    }

    /**
     * Changes a field of the response. A nested field is written with dots, such as {@code creator.name}. In a list the
     * change applies to every record; {@code objects} and fields such as {@code meta.next} are those of the page itself.
     *
     * @param kind how the field is changed
     * @param member the path of the field
     * @param json the value for {@link Kind#REPLACED}, otherwise null
     */
    record Edit(Kind kind, String member, @Nullable String json) implements Action {

        /** How a field is changed. */
        public enum Kind {
            /** The field is set to null. */
            NULL,
            /** The field is removed. */
            LEFT_OUT,
            /** The field is set to an unknown string. */
            UNKNOWN_VALUE,
            /** An unknown field is added. */
            UNKNOWN_MEMBER,
            /** The value of the field is replaced. */
            REPLACED
        }

        /** Checks the values. */
        public Edit {
            require(
                    !member.isEmpty() && !member.startsWith(".") && !member.endsWith("."),
                    "Not a valid field: '" + member + "'");
            require((kind == Kind.REPLACED) == (json != null), "A value is required for REPLACED and not allowed for other kinds");
            if (json != null) {
                FaultJson.parse(json);
            }
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    private static void requireHeader(String name, String value) {
        require(name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+"), "Not a valid header name: '" + name + "'");
        require(value.indexOf('\n') < 0 && value.indexOf('\r') < 0, "The header value must not contain line breaks: " + name);
    }
}
