package com.syncsketch.sdk.client.http;

/**
 * Receives an event after each attempt of each request: calls of the service, parts and forms of uploads, downloads, and each
 * request of a chain of redirects.
 *
 * <p>Set by {@link com.syncsketch.sdk.client.SyncSketchClientBuilder#attemptListener}. Called on the thread that made the request,
 * several threads at the same time, before the result is returned: implementations must be thread-safe and quick. What a listener
 * throws does not affect the request; the first failure is logged at WARN.
 */
@FunctionalInterface
public interface AttemptListener {

    /**
     * Called when an attempt has ended.
     *
     * @param event what was requested and what came of it, without secrets
     */
    void onAttempt(AttemptEvent event);
}
