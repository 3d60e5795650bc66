package com.syncsketch.mock.internal.http;

import java.io.OutputStream;
import java.util.Map;

/** An HTTP exchange: a request, and the means to respond to it or to abort the connection. Not thread-safe. */
public interface Exchange {

    Request request();

    /** Returns the scheme, host and port under which the client reached this server. */
    Origin origin();

    /**
     * Starts a response. The body is sent without buffering.
     *
     * @param status the status code
     * @param headers the headers by name
     * @param length the value of {@code Content-Length}, or a negative number if the length is unknown
     * @return the body; closing it completes the response
     */
    OutputStream begin(int status, Map<String, String> headers, long length);

    /** Resets the connection. Data that has not been sent yet is discarded. */
    void reset();

    /** Closes the connection in an orderly way, even within a response. */
    void hangUp();

    /** Records a problem of the request in the journal. */
    default void problem(String reason) {}

    /** Records a defect of the mock server in the journal. */
    default void defect(String reason) {}
}
