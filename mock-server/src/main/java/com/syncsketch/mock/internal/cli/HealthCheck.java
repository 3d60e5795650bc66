package com.syncsketch.mock.internal.cli;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a server whether it is up, for container images that have no curl. */
public final class HealthCheck {

    private static final int MILLISECONDS = 2_000;

    private HealthCheck() {}

    /**
     * Asks, and ends the process with 0 if the server is up, else with 1.
     *
     * @param args the address of the server
     */
    public static void main(String[] args) {
        System.exit(args.length == 1 && isUp(args[0]) ? 0 : 1);
    }

    static boolean isUp(String url) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(url).resolve("/__mock/").toURL().openConnection();
            connection.setConnectTimeout(MILLISECONDS);
            connection.setReadTimeout(MILLISECONDS);
            return connection.getResponseCode() == 200;
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(e);
            return false;
        }
    }
}
