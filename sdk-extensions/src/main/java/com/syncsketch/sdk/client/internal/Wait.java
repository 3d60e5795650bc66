package com.syncsketch.sdk.client.internal;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/** How long the calling thread waits for an answer. */
interface Wait {

    /**
     * Sends a request and waits for the whole answer. Where it stops waiting, the exchange is ended and its connection
     * freed.
     *
     * @param http what sends
     * @param request what to send; it may be changed
     * @param body what to do with the answer
     * @throws ExecutionException if there was no answer, or only a part of one; its cause is what the HTTP client met
     * @throws com.syncsketch.sdk.client.error.SyncSketchException if it waited long enough
     */
    Answer exchange(HttpClient http, HttpRequest.Builder request, BodyHandler<byte[]> body)
            throws ExecutionException, InterruptedException;

    /** Waits until a time has passed, counted from now and over all exchanges. */
    static Wait atMost(Duration duration, Call call) {
        return new Deadline(duration, call);
    }
}
