package com.syncsketch.sdk.client.http;

/**
 * Receives an event after each attempt of each HTTP request: API requests, parts and forms of uploads, downloads, and each
 * request in a chain of redirects.
 *
 * <p>Set with {@link com.syncsketch.sdk.client.SyncSketchClientBuilder#attemptListener}. Called on the thread that made the
 * request, before its result is returned, and concurrently for several requests: implementations must be thread-safe and
 * return quickly. The time that they take counts towards the total timeout, but not towards the timeout of the attempt.
 *
 * <p>Exceptions and errors do not affect the request; the first one is logged at WARN. See the {@linkplain
 * com.syncsketch.sdk.client rules for listeners}. Requests that the listener itself makes are not reported to it.
 */
@FunctionalInterface
public interface AttemptListener {

    /**
     * Called when an attempt has ended.
     *
     * @param event the request and its outcome, without secrets
     */
    void onAttempt(AttemptEvent event);
}
