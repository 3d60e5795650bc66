package com.syncsketch.it.prism;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until a server responds to a request. */
final class Readiness {
    private static final Duration PAUSE = Duration.ofMillis(25);

    private Readiness() {}

    /** Waits for a response with any status code. Returns false if there is none in time or the server has exited. */
    static boolean await(URI uri, long deadlineNanos, BooleanSupplier alive) throws InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        HttpRequest request = HttpRequest.newBuilder(uri.resolve("/"))
                .timeout(Duration.ofSeconds(5))
                .build();
        while (System.nanoTime() < deadlineNanos && alive.getAsBoolean()) {
            try {
                client.send(request, HttpResponse.BodyHandlers.discarding());
                return true;
            } catch (IOException e) {
                // Not ready yet. A port mapping accepts connections before the server does.
                Thread.sleep(PAUSE.toMillis());
            }
        }
        return false;
    }
}
