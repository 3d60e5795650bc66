package com.syncsketch.it;

import com.syncsketch.examples.Quickstart;
import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import java.io.IOException;
import java.nio.file.Path;

/** Runs the quickstart: against the service that the environment names, else against the mock server. */
public final class QuickstartRun {

    private QuickstartRun() {}

    /**
     * Runs it.
     *
     * @param args nothing; the property {@code quickstart.file} names another file to upload
     * @throws IOException if a file cannot be read, or the mock server cannot listen
     */
    public static void main(String[] args) throws IOException {
        String name = System.getProperty("quickstart.file", "");
        Path file = name.isBlank() ? Quickstart.sample() : Path.of(name);
        if (System.getenv(SyncSketchClient.HOST_VARIABLE) != null) {
            try (SyncSketchClient client = SyncSketchClient.fromEnvironment()) {
                new Quickstart(client, System.out).run(file);
            }
            return;
        }
        try (MockSyncSketch mock = MockSyncSketch.start();
                SyncSketchClient client = SyncSketchClient.builder()
                        .host(mock.url())
                        .credentials(Credentials.apiKey(mock.user(), mock.key()))
                        .build()) {
            System.out.println("A mock server answers at " + mock.url());
            new Quickstart(client, System.out).run(file);
        }
    }
}
