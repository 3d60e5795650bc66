package com.syncsketch.cli.webhooks;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/** Sends events as the service does. Not with the client of the SDK, which would send the credentials with them. */
final class EventSender {

    private static final int TIMEOUT_MILLIS = 30_000;

    private EventSender() {}

    /** Sends an event and returns the status code of the response. */
    static int send(URI url, byte[] body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        connection.setInstanceFollowRedirects(false);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        return connection.getResponseCode();
    }
}
