package com.syncsketch.sdk.client.internal.http;

/**
 * Sends single HTTP/1.1 requests. The only place that knows the HTTP library. It neither retries nor follows redirects, has no
 * cookies, and adds no credentials except those of a proxy. Thread-safe.
 */
public interface HttpEngine extends AutoCloseable {

    /**
     * Sends a request once and reads its response. The calling thread writes the request.
     *
     * @param request the request
     * @param reader consumes the response body; for requests with a large body it runs on another thread
     * @param exchange records the progress of this exchange; used once
     * @return what the reader returned
     * @throws HttpFailure if there is no complete response
     */
    <T> T execute(HttpRequest request, BodyReader<T> reader, Exchange exchange) throws HttpFailure;

    /**
     * Ends the exchanges in progress and closes all connections. Requests that are sent afterwards open connections of
     * their own, which are closed after each of them: what has to be cleaned up can still be.
     */
    void abortAll();

    /** Closes everything at once: connections and threads. Exchanges in progress fail. */
    @Override
    void close();
}
