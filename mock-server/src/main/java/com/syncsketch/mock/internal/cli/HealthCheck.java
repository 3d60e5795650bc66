package com.syncsketch.mock.internal.cli;

import com.syncsketch.mock.internal.http.Origin;
import com.syncsketch.mock.internal.json.Numbers;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/**
 * Checks whether the mock server of a container is up, for images without curl. It finds the server by the environment variables from
 * which the server takes its options.
 */
public final class HealthCheck {

    private static final int TIMEOUT_MILLIS = 2_000;

    private HealthCheck() {}

    /**
     * Checks the server and exits with 0 if it is up, otherwise with 1.
     *
     * @param args none
     */
    public static void main(String[] args) {
        System.exit(isUp(url(System.getenv())) ? 0 : 1);
    }

    /** Returns the URL of a server with these environment variables. */
    static String url(Map<String, String> environment) {
        String host = environment.getOrDefault(Main.PREFIX + "HOST", "127.0.0.1");
        int port = Numbers.parseInt(environment.getOrDefault(Main.PREFIX + "PORT", ""), 0, 65_535)
                .orElse(0);
        return new Origin("http", Origin.reachable(host), port).url();
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
