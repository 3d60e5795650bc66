package com.syncsketch.it.prism;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Ready means asked and answered. */
final class Readiness {
    private static final Duration PAUSE = Duration.ofMillis(25);

    private Readiness() {}

    /** Asks until there is an answer of any status. False if there is none in time or the server has ended. */
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
                // Not yet; a port mapping accepts connections before the server behind it does.
                Thread.sleep(PAUSE.toMillis());
            }
        }
        return false;
    }
}
