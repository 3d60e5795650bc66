package com.syncsketch.sdk.client.http;

import com.syncsketch.sdk.client.error.SyncSketchException;
import jakarta.annotation.Nullable;
import java.time.Duration;

/**
 * One attempt of a request. Contains no secret: no query, no headers, no bodies. Immutable and thread-safe.
 *
 * <p>Implemented by the client; later versions may add methods.
 */
public interface AttemptEvent {

    /**
     * Returns the operation. Its cardinality is low, so it can be used as a metric tag.
     *
     * @return the method and the path template, such as {@code GET /api/v1/project/{project_id}/}; requests to object
     *     storage have a name in braces instead of a path
     */
    String getOperation();

    /**
     * Returns the HTTP method.
     *
     * @return the method, such as {@code GET}
     */
    String getMethod();

    /**
     * Returns the host to which the request was sent.
     *
     * @return the host name, and the port if it is not the default of the scheme
     */
    String getHost();

    /**
     * Returns the path of the URL.
     *
     * @return the path with its ids, percent-encoded, without the query
     */
    String getPath();

    /**
     * Returns the HTTP status code.
     *
     * @return the status, or 0 if no response was received
     */
    int getStatus();

    /**
     * Returns the duration of the attempt, from waiting for a connection to the last byte of the response.
     *
     * @return the duration
     */
    Duration getDuration();

    /**
     * Returns how many bytes of the request were sent, including headers.
     *
     * @return the number of bytes before TLS; 0 if nothing was sent
     */
    long getBytesSent();

    /**
     * Returns how many bytes of the response body were received.
     *
     * @return the number of bytes before decoding, without headers
     */
    long getBytesReceived();

    /**
     * Returns the attempt number.
     *
     * @return 1 for the first attempt
     */
    int getAttempt();

    /**
     * Returns why the attempt failed.
     *
     * @return the exception, or null if a complete response was received, whatever its status
     */
    @Nullable
    SyncSketchException getException();
}
