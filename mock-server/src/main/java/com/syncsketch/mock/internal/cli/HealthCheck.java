package com.syncsketch.mock.internal.cli;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Checks whether a mock server is up, for container images without curl. */
public final class HealthCheck {

    private static final int TIMEOUT_MILLIS = 2_000;

    private HealthCheck() {}

    /**
     * Checks the server and exits with 0 if it is up, otherwise with 1.
     *
     * @param args the URL of the server
     */
    public static void main(String[] args) {
        System.exit(args.length == 1 && isUp(args[0]) ? 0 : 1);
    }

    static boolean isUp(String url) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(url).resolve("/__mock/").toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            return connection.getResponseCode() == 200;
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(e);
            return false;
        }
    }
}
