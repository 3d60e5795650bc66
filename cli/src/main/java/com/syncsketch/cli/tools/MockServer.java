package com.syncsketch.cli.tools;

import com.syncsketch.cli.error.CliException;
import com.syncsketch.cli.output.Output;
import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.MockSyncSketchBuilder;
import com.syncsketch.mock.model.Seed;
import com.syncsketch.mock.model.SeedException;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs the mock server. Apart from the command, since its classes may be missing. */
final class MockServer {

    private MockServer() {}

    static void run(int port, @Nullable String seed, @Nullable Path storage, Output output) throws IOException {
        MockSyncSketchBuilder builder = MockSyncSketch.builder().port(port);
        if (storage != null) {
            builder.storageFolder(storage);
        }
        try {
            if (seed != null) {
                builder.seed(seed.equals("demo") ? Seed.demo() : Seed.fromFile(Path.of(seed)));
            }
            serve(builder.start(), output);
        } catch (SeedException e) {
            throw CliException.usage(String.valueOf(e.getMessage()));
        }
    }

    private static void serve(MockSyncSketch mock, Output output) {
        Runtime.getRuntime().addShutdownHook(new Thread(mock::close, "syncsketch-mock-stop"));
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put(SyncSketchClient.HOST_VARIABLE, mock.url().toString());
        variables.put(Credentials.USER_VARIABLE, mock.user());
        variables.put(Credentials.API_KEY_VARIABLE, mock.key());
        if (output.isJson()) {
            output.json(variables);
        } else {
            variables.forEach((name, value) -> output.line("export " + name + "=" + value));
        }
        output.message("The mock server runs until you press Ctrl-C. In another terminal, set these variables.");
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
