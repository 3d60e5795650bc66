package com.syncsketch.mock.fault;

import java.time.Duration;
import java.util.Map;

/**
 * An effect of a fault on a request or its response. Actions that do not contradict each other can be combined. Immutable.
 *
 * <p>Unless stated otherwise, the operation is executed normally.
 */
public sealed interface Action
        permits CannedResponse,
                FieldEdit,
                Action.Delay,
                Action.Trickle,
                Action.Truncate,
                Action.Disconnect,
                Action.Header,
                Action.BrokenPage {

    /**
     * Sends a response with this status code after the request has been read, and does not execute the operation. By default
     * the body is an error in the format of the service or, for storage operations, of S3; {@link CannedResponse} has methods to
     * change it.
     *
     * @param status the status code, 200 to 599
     * @return the action, which can be customized
     */
    static CannedResponse status(int status) {
        return new CannedResponse(status, Map.of(), null, null, false, false, false);
    }

    /**
     * Sends an HTML page, as proxies and login pages do.
     *
     * @param status the status code, 200 to 599
     * @return the action, which can be customized
     */
    static CannedResponse html(int status) {
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
    static CannedResponse s3Error(int status, String code, String message) {
        return status(status).contentType("application/xml").body(S3Errors.body(code, message));
    }

    /**
     * Sends the S3 error for too many requests: 503, {@code SlowDown}.
     *
     * @return the action, which can be customized
     */
    static CannedResponse slowDown() {
        return s3Error(503, "SlowDown", "Please reduce your request rate.");
    }

    /**
     * Sends the S3 error for an expired signed URL: 403, {@code AccessDenied}.
     *
     * @return the action, which can be customized
     */
    static CannedResponse expiredSignature() {
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
        return new Disconnect(Disconnect.Kind.RESET, bytes, false);
    }

    /**
     * Resets the connection after the request has been read. The operation is not executed.
     *
     * @return the action
     */
    static Action resetAfterBody() {
        return new Disconnect(Disconnect.Kind.RESET, Disconnect.WHOLE_BODY, false);
    }

    /**
     * Executes the operation and resets the connection without a response, so the client cannot know the result.
     *
     * @return the action
     */
    static Action resetAfterExecution() {
        return new Disconnect(Disconnect.Kind.RESET, Disconnect.WHOLE_BODY, true);
    }

    /**
     * Closes the connection without a response after the request has been read. The operation is not executed.
     *
     * @return the action
     */
    static Action closeAfterBody() {
        return new Disconnect(Disconnect.Kind.CLOSE, Disconnect.WHOLE_BODY, false);
    }

    /**
     * Executes the operation and closes the connection without a response.
     *
     * @return the action
     */
    static Action closeAfterExecution() {
        return new Disconnect(Disconnect.Kind.CLOSE, Disconnect.WHOLE_BODY, true);
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
        return new BrokenPage(BrokenPage.Kind.REPEATED);
    }

    /**
     * Returns a v1 page without records, but with a {@code next} URL.
     *
     * @return the action
     */
    static Action emptyPageWithNext() {
        return new BrokenPage(BrokenPage.Kind.EMPTY_WITH_NEXT);
    }

    /**
     * Sets the {@code next} URL of a v1 page to the page itself.
     *
     * @return the action
     */
    static Action nextToItself() {
        return new BrokenPage(BrokenPage.Kind.NEXT_TO_ITSELF);
    }

    /**
     * Sets a string field, such as a status, to an unknown value.
     *
     * @param field the field, see {@link FieldEdit}
     * @return the action
     */
    static Action unknownValue(String field) {
        return new FieldEdit(FieldEdit.Kind.UNKNOWN_VALUE, field, null);
    }

    /**
     * Adds a field that is not in the contract.
     *
     * @param field the name of the field, see {@link FieldEdit}
     * @return the action
     */
    static Action unknownField(String field) {
        return new FieldEdit(FieldEdit.Kind.UNKNOWN_FIELD, field, null);
    }

    /**
     * Sets a field to null.
     *
     * @param field the field, see {@link FieldEdit}
     * @return the action
     */
    static Action nullValue(String field) {
        return new FieldEdit(FieldEdit.Kind.NULL, field, null);
    }

    /**
     * Removes a field.
     *
     * @param field the field, see {@link FieldEdit}
     * @return the action
     */
    static Action missingField(String field) {
        return new FieldEdit(FieldEdit.Kind.REMOVED, field, null);
    }

    /**
     * Replaces the value of a field. The new value can have another type.
     *
     * @param field the field, see {@link FieldEdit}
     * @param json the new value, as JSON
     * @return the action
     * @throws IllegalArgumentException if the value is not valid JSON
     */
    static Action replaceValue(String field, String json) {
        return new FieldEdit(FieldEdit.Kind.REPLACED, field, json);
    }

    /**
     * Delays the response.
     *
     * @param time how long to wait
     */
    record Delay(Duration time) implements Action {

        /** Checks that the time is not negative. */
        public Delay {
            Preconditions.check(!time.isNegative(), "The delay must not be negative");
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
            Preconditions.check(bytes > 0, "The number of bytes must be at least 1");
            Preconditions.check(!pause.isNegative(), "The pause must not be negative");
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
            Preconditions.check(bytes >= 0, "The number of bytes must not be negative");
        }
    }

    /**
     * Ends the connection without a response.
     *
     * @param kind how the connection ends
     * @param afterBytes the number of bytes of the request body to read first, or {@link #WHOLE_BODY}
     * @param executed whether the operation is executed first
     */
    record Disconnect(Disconnect.Kind kind, long afterBytes, boolean executed) implements Action {

        /** Reads the whole request body. */
        public static final long WHOLE_BODY = -1;

        /** How a connection ends. */
        public enum Kind {
            /** Abruptly, with a TCP reset (RST). */
            RESET,
            /** Gracefully, with FIN. */
            CLOSE
        }

        /** Checks the values. */
        public Disconnect {
            Preconditions.check(afterBytes >= WHOLE_BODY, "The number of bytes must not be negative");
            Preconditions.check(
                    !executed || afterBytes == WHOLE_BODY,
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
            Preconditions.checkHeader(name, value);
        }
    }

    /**
     * Breaks the pagination of a list.
     *
     * @param kind the defect of the page
     */
    record BrokenPage(BrokenPage.Kind kind) implements Action {

        /** What is wrong with a page. */
        public enum Kind {
            /** The page has the records of the previous page. */
            REPEATED,
            /** The page has no records, but a next page. */
            EMPTY_WITH_NEXT,
            /** The next page is the page itself. */
            NEXT_TO_ITSELF
        }
    }
}
