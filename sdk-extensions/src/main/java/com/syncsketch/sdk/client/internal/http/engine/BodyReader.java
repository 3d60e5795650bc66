package com.syncsketch.sdk.client.internal.http.engine;

import java.io.IOException;
import java.io.InputStream;

/**
 * Consumes the body of a response.
 *
 * @param <T> the result
 */
@FunctionalInterface
public interface BodyReader<T> {

    /**
     * Reads the body. The connection is reused only if the stream was read to its end.
     *
     * @param status the HTTP status, 200 or more
     * @param headers the headers
     * @param body the body as it comes over the wire, with its content encoding; ends with an exception if the connection
     *     closes before the announced length was received
     * @throws IOException if reading or processing fails
     */
    T read(int status, ResponseHeaders headers, InputStream body) throws IOException;
}
