package com.syncsketch.sdk.client.internal.http.engine;

/**
 * Sends single HTTP/1.1 requests. The only place that knows the HTTP library. It neither retries nor follows redirects, has
 * no cookies, and adds no credentials except those of a proxy. Thread-safe.
 */
public interface HttpEngine extends AutoCloseable {

    /**
     * Sends a request once and reads its response. The calling thread writes the request.
     *
     * @param request the request
     * @param reader reads the response body; on another thread if the request body is large
     * @param exchange records the progress of this exchange; used once
     * @return what the reader returned
     * @throws HttpFailure if there is no complete response
     */
    <T> T execute(HttpRequest request, BodyReader<T> reader, Exchange exchange) throws HttpFailure;

    /**
     * Cancels the exchanges in progress and closes all connections. Later requests, which clean up, use a new connection
     * each.
     */
    void abortAll();

    /** Closes all connections and threads at once. Exchanges in progress fail. */
    @Override
    void close();
}
