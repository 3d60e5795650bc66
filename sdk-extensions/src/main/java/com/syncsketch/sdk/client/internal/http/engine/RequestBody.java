package com.syncsketch.sdk.client.internal.http.engine;

import java.io.IOException;

/** The body of a request. */
public interface RequestBody {

    /** Returns the exact number of bytes that {@link #writeTo} writes. */
    long length();

    /**
     * Writes the body from its start. Called once per attempt, on the thread that executes the request.
     *
     * @throws IOException if the sink or the source fails
     */
    void writeTo(BodySink sink) throws IOException;
}
