package com.syncsketch.mock.internal.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** A request, and the means to answer it, or to break off. One thread at a time. */
public interface Exchange {

    /**
     * Gives the request.
     *
     * @return the request
     */
    Request request();

    /**
     * Gives the name or address under which the client reached this server.
     *
     * @return the host of the request, without a port
     */
    String host();

    /**
     * Begins an answer. What is written goes out at once.
     *
     * @param status the status
     * @param headers headers by name
     * @param length the value for {@code Content-Length}, or a negative number for a body of unknown length
     * @return where the body goes; closing it ends the answer
     */
    OutputStream begin(int status, Map<String, String> headers, long length);

    /** Ends the connection so that the client sees a reset. Nothing that is not yet sent will be. */
    void reset();

    /** Ends the connection in an orderly way, whatever of the answer has been sent. */
    void hangUp();

    /**
     * Tells what is wrong with the request, for the journal.
     *
     * @param reason what is wrong
     */
    default void problem(String reason) {}

    /**
     * Tells what is wrong with the mock server itself, for the journal.
     *
     * @param reason what is wrong
     */
    default void defect(String reason) {}

    /** What answers requests. */
    interface Service {

        /**
         * Answers a request.
         *
         * @param exchange the request
         * @throws IOException if the connection breaks
         */
        void serve(Exchange exchange) throws IOException;
    }
}
