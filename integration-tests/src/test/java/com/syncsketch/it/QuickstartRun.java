package com.syncsketch.it;

import com.syncsketch.examples.Quickstart;
import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import java.io.IOException;
import java.nio.file.Path;

/** Runs the quickstart against the service in {@code SYNCSKETCH_HOST}, or against the mock server if it is not set. */
public final class QuickstartRun {

    private QuickstartRun() {}

    /**
     * Runs the quickstart.
     *
     * @param args ignored; the system property {@code quickstart.file} may specify the file to upload
     * @throws IOException if a file cannot be read or the mock server cannot start
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
            System.out.println("Started a mock server at " + mock.url());
            new Quickstart(client, System.out).run(file);
        }
    }
}
