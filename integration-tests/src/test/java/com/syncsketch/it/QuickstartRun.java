package com.syncsketch.it;

import com.syncsketch.examples.Quickstart;
import com.syncsketch.it.prism.PrismExtension;
import com.syncsketch.it.prism.PrismOptions;
import com.syncsketch.it.prism.PrismServer;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Runs the quickstart: against the service that the environment names, else against a mock of the contract. */
public final class QuickstartRun {

    private QuickstartRun() {}

    /**
     * Runs it.
     *
     * @param args nothing; the property {@code quickstart.file} names another file to upload
     * @throws IOException if a file cannot be read
     */
    public static void main(String[] args) throws IOException {
        String name = System.getProperty("quickstart.file", "");
        Path file = name.isBlank() ? Quickstart.sample() : Path.of(name);
        if (System.getenv(SyncSketchClient.HOST_VARIABLE) != null) {
            try (SyncSketchClient client = SyncSketchClient.fromEnvironment()) {
                run(client, file);
            }
            return;
        }
        Path contract = contract();
        try (PrismServer prism = PrismServer.start(contract, PrismOptions.mock());
                SyncSketchClient client = SyncSketchClient.builder()
                        .host(prism.uri())
                        .credentials(Credentials.apiKey("quickstart@example.com", "not-a-real-key"))
                        .build()) {
            run(client, file);
        } finally {
            Files.delete(contract);
        }
    }

    private static void run(SyncSketchClient client, Path file) throws IOException {
        new Quickstart(client, System.out).run(file);
    }

    private static Path contract() throws IOException {
        Path copy = Files.createTempFile("contract-", ".yaml");
        try (InputStream contract = QuickstartRun.class.getResourceAsStream("/" + PrismExtension.DEFAULT_CONTRACT)) {
            Files.copy(contract, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }
}
