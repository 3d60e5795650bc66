package com.syncsketch.mock.fault;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that goes wrong with a call. Actions that do not contradict each other can be combined. All are immutable.
 *
 * <p>Unless an action says otherwise the operation is carried out as usual.
 */
public sealed interface Action {

    /**
     * Answers with a status in place of carrying out the operation, after the request has been read. The body is an error
     * as the service words it at that path, or S3 at the storage; {@link Answer} has methods for another one.
     *
     * @param status the status, 200 to 599
     * @return the action, to be refined
     */
    static Answer status(int status) {
        return new Answer(status, Map.of(), null, null, false, false, false);
    }

    /**
     * Answers with a page of HTML, as a proxy or a login page does.
     *
     * @param status the status, 200 to 599
     * @return the action, to be refined
     */
    static Answer html(int status) {
        return status(status)
                .contentType("text/html; charset=utf-8")
                .body("<!DOCTYPE html>\n<html><head><title>" + status + "</title></head><body><h1>" + status
                        + "</h1><p>This is a page for people.</p></body></html>\n");
    }

    /**
     * Answers with an error as S3 words it. With a status of 200 it is what S3 sends when something fails late.
     *
     * @param status the status, 200 to 599
     * @param code the code of S3, such as {@code InternalError}
     * @param message the text for people
     * @return the action, to be refined
     */
    static Answer s3Error(int status, String code, String message) {
        return status(status).contentType("application/xml").body(S3Errors.body(code, message));
    }

    /**
     * Answers as S3 does when it is asked too fast: 503, {@code SlowDown}.
     *
     * @return the action, to be refined
     */
    static Answer slowDown() {
        return s3Error(503, "SlowDown", "Please reduce your request rate.");
    }

    /**
     * Answers as S3 does when a signed address is used too late: 403, {@code AccessDenied}.
     *
     * @return the action, to be refined
     */
    static Answer expiredSignature() {
        return s3Error(403, "AccessDenied", "Request has expired");
    }

    /**
     * Waits before the answer; the operation has been carried out by then.
     *
     * @param time how long, by the {@link Sleeper}
     * @return the action
     */
    static Action delay(Duration time) {
        return new Delay(time);
    }

    /**
     * Sends the body of the answer slowly.
     *
     * @param bytes how many bytes at once, 1 or more
     * @param pause how long to wait between them, by the {@link Sleeper}
     * @return the action
     */
    static Action trickle(int bytes, Duration pause) {
        return new Trickle(bytes, pause);
    }

    /**
     * Declares the whole length of the answer's body, sends less and closes the connection.
     *
     * @param bytes how many bytes are sent, 0 or more
     * @return the action
     */
    static Action truncate(long bytes) {
        return new Truncate(bytes);
    }

    /**
     * Resets the connection before the body of the request is read.
     *
     * @return the action
     */
    static Action resetBeforeBody() {
        return resetAfter(0);
    }

    /**
     * Resets the connection within the body of the request.
     *
     * @param bytes how many bytes are read before, or all if there are fewer
     * @return the action
     */
    static Action resetAfter(long bytes) {
        return new BreakOff(BreakOff.How.RESET, bytes, false);
    }

    /**
     * Resets the connection when the request has been read, without carrying out the operation.
     *
     * @return the action
     */
    static Action resetAfterBody() {
        return new BreakOff(BreakOff.How.RESET, BreakOff.WHOLE_BODY, false);
    }

    /**
     * Carries out the operation, and resets the connection in place of an answer: the caller cannot know.
     *
     * @return the action
     */
    static Action resetAfterCarryingOut() {
        return new BreakOff(BreakOff.How.RESET, BreakOff.WHOLE_BODY, true);
    }

    /**
     * Closes the connection when the request has been read, without carrying out the operation and without an answer.
     *
     * @return the action
     */
    static Action hangUp() {
        return new BreakOff(BreakOff.How.HANG_UP, BreakOff.WHOLE_BODY, false);
    }

    /**
     * Carries out the operation, and closes the connection in place of an answer.
     *
     * @return the action
     */
    static Action hangUpAfterCarryingOut() {
        return new BreakOff(BreakOff.How.HANG_UP, BreakOff.WHOLE_BODY, true);
    }

    /**
     * Sets a header of the answer.
     *
     * @param name its name
     * @param value its value
     * @return the action
     */
    static Action header(String name, String value) {
        return new Header(name, value);
    }

    /**
     * Names another content type than the one that the answer has.
     *
     * @param value what the header {@code Content-Type} says
     * @return the action
     */
    static Action contentType(String value) {
        return header("Content-Type", value);
    }

    /**
     * Answers a list with the records of the page that was answered before at the same operation; what {@code meta} says
     * is right. It cannot be done to the first call.
     *
     * @return the action
     */
    static Action repeatPage() {
        return new Page(Page.Flaw.REPEATED);
    }

    /**
     * Answers a list of v1 without records, but with a {@code next}.
     *
     * @return the action
     */
    static Action emptyPageWithNext() {
        return new Page(Page.Flaw.EMPTY_WITH_NEXT);
    }

    /**
     * Lets {@code next} of a list of v1 lead to the page itself.
     *
     * @return the action
     */
    static Action nextToItself() {
        return new Page(Page.Flaw.NEXT_TO_ITSELF);
    }

    /**
     * Gives a member of text, such as a status, a value that is not known.
     *
     * @param member the member, see {@link Edit}
     * @return the action
     */
    static Action unknownValue(String member) {
        return new Edit(Edit.Kind.UNKNOWN_VALUE, member, null);
    }

    /**
     * Adds a member that the contract does not have.
     *
     * @param member the name, see {@link Edit}
     * @return the action
     */
    static Action unknownMember(String member) {
        return new Edit(Edit.Kind.UNKNOWN_MEMBER, member, null);
    }

    /**
     * Answers null where a value is expected.
     *
     * @param member the member, see {@link Edit}
     * @return the action
     */
    static Action nullAt(String member) {
        return new Edit(Edit.Kind.NULL, member, null);
    }

    /**
     * Leaves a member out.
     *
     * @param member the member, see {@link Edit}
     * @return the action
     */
    static Action without(String member) {
        return new Edit(Edit.Kind.LEFT_OUT, member, null);
    }

    /**
     * Answers another value, of a wrong type if need be.
     *
     * @param member the member, see {@link Edit}
     * @param json the value, as JSON
     * @return the action
     * @throws IllegalArgumentException if it is no JSON
     */
    static Action replace(String member, String json) {
        return new Edit(Edit.Kind.REPLACED, member, json);
    }

    /**
     * An answer in place of the one of the operation.
     *
     * @param status the status, 200 to 599
     * @param headers headers by name; a null body and no {@code Content-Type} among them mean the usual error
     * @param body the body, or null
     * @param retryAfter what {@code Retry-After} says, rounded up to seconds, or null if there is none
     * @param retryAsDate whether it says so as a date, by the clock of the mock server
     * @param early whether it is sent before the body of the request is read
     * @param carriedOut whether the operation is carried out all the same
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

        /** Checks the status, and that the answer does not contradict itself. */
        public Answer {
            require(status >= 200 && status <= 599, "The status must be 200 to 599, not " + status);
            require(
                    !(early && carriedOut),
                    "An operation is not carried out when the answer goes out before the body is read");
            require(retryAfter == null || !retryAfter.isNegative(), "Retry-After cannot be negative");
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
         * @return the action with it
         */
        public Answer body(String text) {
            return new Answer(status, headers, text, retryAfter, retryAsDate, early, carriedOut);
        }

        /**
         * Sets a body of JSON. It is not checked: it may be broken on purpose.
         *
         * @param text the body
         * @return the action with it
         */
        public Answer json(String text) {
            return contentType("application/json").body(text);
        }

        /**
         * Sets a header.
         *
         * @param name its name
         * @param value its value
         * @return the action with it
         */
        public Answer header(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.keySet().removeIf(name::equalsIgnoreCase);
            more.put(name, value);
            return new Answer(status, more, body, retryAfter, retryAsDate, early, carriedOut);
        }

        /**
         * Sets the header {@code Content-Type}.
         *
         * @param value its value
         * @return the action with it
         */
        public Answer contentType(String value) {
            return header("Content-Type", value);
        }

        /**
         * Adds {@code Retry-After} in seconds.
         *
         * @param time how long to wait; parts of a second count as a whole one
         * @return the action with it
         */
        public Answer retryAfter(Duration time) {
            return new Answer(status, headers, body, time, false, early, carriedOut);
        }

        /**
         * Adds {@code Retry-After} as an HTTP date.
         *
         * @param time how long to wait, from the time that the clock of the mock server shows at the answer
         * @return the action with it
         */
        public Answer retryAfterDate(Duration time) {
            return new Answer(status, headers, body, time, true, early, carriedOut);
        }

        /**
         * Sends the answer before the body of the request is read.
         *
         * @return the action that does so
         */
        public Answer beforeBody() {
            return new Answer(status, headers, body, retryAfter, retryAsDate, true, carriedOut);
        }

        /**
         * Carries out the operation all the same: the caller is told of a failure that was none.
         *
         * @return the action that does so
         */
        public Answer afterCarryingOut() {
            return new Answer(status, headers, body, retryAfter, retryAsDate, early, true);
        }
    }

    /**
     * A wait before the answer.
     *
     * @param time how long
     */
    record Delay(Duration time) implements Action {

        /** Checks the time. */
        public Delay {
            require(!time.isNegative(), "A delay cannot be negative");
        }
    }

    /**
     * An answer that comes slowly.
     *
     * @param bytes how many bytes at once
     * @param pause how long to wait between them
     */
    record Trickle(int bytes, Duration pause) implements Action {

        /** Checks the values. */
        public Trickle {
            require(bytes > 0, "A trickle needs one byte or more at once");
            require(!pause.isNegative(), "A pause cannot be negative");
        }
    }

    /**
     * An answer that breaks off within its body.
     *
     * @param bytes how many bytes are sent
     */
    record Truncate(long bytes) implements Action {

        /** Checks the value. */
        public Truncate {
            require(bytes >= 0, "The number of bytes cannot be negative");
        }
    }

    /**
     * An end of the connection in place of an answer.
     *
     * @param how how it ends
     * @param afterBytes how many bytes of the request's body are read before, or {@link #WHOLE_BODY}
     * @param carriedOut whether the operation is carried out before
     */
    record BreakOff(How how, long afterBytes, boolean carriedOut) implements Action {

        /** Stands for all bytes of the body. */
        public static final long WHOLE_BODY = -1;

        /** How a connection ends. */
        public enum How {
            /** With RST. */
            RESET,
            /** In an orderly way, with FIN. */
            HANG_UP
        }

        /** Checks the values. */
        public BreakOff {
            require(afterBytes >= WHOLE_BODY, "The number of bytes cannot be negative");
            require(
                    !carriedOut || afterBytes == WHOLE_BODY,
                    "An operation is not carried out before its body has been read");
        }
    }

    /**
     * A header of the answer.
     *
     * @param name its name
     * @param value its value
     */
    record Header(String name, String value) implements Action {

        /** Checks the name. */
        public Header {
            requireHeader(name, value);
        }
    }

    /**
     * A page of a list that is not as it should be.
     *
     * @param kind what is wrong with it
     */
    record Page(Flaw kind) implements Action {

        /** What is wrong with a page. */
        public enum Flaw {
            /** It has the records of the page before. */
            REPEATED,
            /** It has no records, but a next page. */
            EMPTY_WITH_NEXT,
            /** The next page is the same one. */
            NEXT_TO_ITSELF
        }
    }

    /**
     * A member of the answer that is not as it should be. A member within another one is written with dots, such as
     * {@code creator.name}. In lists the change is made to every record; {@code meta.next} and {@code objects} name the
     * page's own members.
     *
     * @param kind what is done to it
     * @param member the member
     * @param json the value for {@link Kind#REPLACED}, else null
     */
    record Edit(Kind kind, String member, @Nullable String json) implements Action {

        /** What is done to a member. */
        public enum Kind {
            /** It is null. */
            NULL,
            /** It is not there. */
            LEFT_OUT,
            /** It is a text that is not known. */
            UNKNOWN_VALUE,
            /** It is not known itself. */
            UNKNOWN_MEMBER,
            /** It has another value. */
            REPLACED
        }

        /** Checks the values. */
        public Edit {
            require(
                    !member.isEmpty() && !member.startsWith(".") && !member.endsWith("."),
                    "No member '" + member + "'");
            require((kind == Kind.REPLACED) == (json != null), "A value belongs to REPLACED only");
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
        require(name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+"), "A header cannot be named '" + name + "'");
        require(value.indexOf('\n') < 0 && value.indexOf('\r') < 0, "The value of a header has one line: " + name);
    }
}
