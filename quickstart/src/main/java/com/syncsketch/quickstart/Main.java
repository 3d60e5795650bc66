package com.syncsketch.quickstart;

import com.syncsketch.examples.Quickstart;
import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import java.io.IOException;
import java.nio.file.Path;

/** Runs the quickstart against the host named by the environment, or else against an embedded mock server. */
public final class Main {

    private Main() {}

    /**
     * Runs the quickstart.
     *
     * @param args the file to upload; a sample by default
     * @throws IOException if the file cannot be read or the mock server cannot be started
     */
    public static void main(String[] args) throws IOException {
        Path file = args.length == 0 || args[0].isBlank() ? Quickstart.sample() : Path.of(args[0]);
        System.out.println();
        if (System.getenv(SyncSketchClient.HOST_VARIABLE) != null) {
            try (SyncSketchClient client = SyncSketchClient.fromEnvironment()) {
                new Quickstart(client, System.out).run(file);
            }
        } else {
            try (MockSyncSketch mock = MockSyncSketch.start();
                    SyncSketchClient client = SyncSketchClient.builder()
                            .host(mock.url())
                            .credentials(Credentials.apiKey(mock.user(), mock.key()))
                            .build()) {
                System.out.println("Mock server started at " + mock.url());
                new Quickstart(client, System.out).run(file);
            }
        }
        System.out.println();
    }
}
