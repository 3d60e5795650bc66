package com.syncsketch.it.parity;

import com.syncsketch.it.parity.ReplayServer.Arrival;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Repeats recorded calls with the Java client and returns the differences. */
final class TraceReplayer implements AutoCloseable {

    private final ReplayServer server = new ReplayServer();
    private final MethodTable methods = new MethodTable();
    private final Path folder;

    /**
     * Starts a replay server.
     *
     * @param folder an empty folder for the files of the cases
     */
    TraceReplayer(Path folder) throws IOException {
        this.folder = folder;
    }

    List<Difference> run(TraceCase trace) throws IOException {
        Path files = Files.createTempDirectory(folder, "case");
        write(trace, files);
        server.replay(trace.requests());
        CallOutcome outcome = outcome(trace, new PythonArguments(trace, files));
        List<Arrival> arrivals = server.arrivals();
        return TraceComparer.compare(trace, arrivals, outcome);
    }

    @Override
    public void close() {
        server.close();
    }

    private CallOutcome outcome(TraceCase trace, PythonArguments arguments) {
        SyncSketchClient client;
        try {
            client = client(trace);
        } catch (RuntimeException e) {
            return CallOutcome.thrown(e);
        }
        CallOutcome outcome;
        try (client) {
            outcome = JavaResults.outcome(methods.call(trace.canonical(), client, arguments), server.origin());
        } catch (NoJavaEquivalentException e) {
            return CallOutcome.thrown(e);
        } catch (Exception e) {
            outcome = CallOutcome.thrown(e);
        }
        try {
            arguments.requireAllUsed();
            return outcome;
        } catch (NoJavaEquivalentException e) {
            return CallOutcome.thrown(e);
        }
    }

    /** Creates a client with the credential placement of the recorded call and, like Python, without retries. */
    private SyncSketchClient client(TraceCase trace) {
        String mode = trace.authMode();
        for (String name : List.of("username", "key")) {
            if (!trace.credential(name).isTextual()) {
                throw NoJavaEquivalentException.argument(
                        name, "takes a String, not " + JsonDifferences.shown(trace.credential(name)));
            }
        }
        Credentials credentials = mode.endsWith("-token")
                ? Credentials.token(trace.user(), trace.key())
                : Credentials.apiKey(trace.user(), trace.key());
        return SyncSketchClient.builder()
                .host(trace.host().replace(ReplayServer.RECORDED_ORIGIN, server.origin()))
                .credentials(mode.startsWith("query-") ? credentials.inQuery() : credentials.inHeader())
                .retryPolicy(RetryPolicy.none())
                .build();
    }

    private static void write(TraceCase trace, Path files) throws IOException {
        if (trace.file().isObject()) {
            int seed = trace.file().path("seed").asInt();
            byte[] bytes = new byte[trace.file().path("size").asInt()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) ((i * 131L + seed) % 251);
            }
            Files.write(files.resolve(trace.file().path("name").asText()), bytes);
        }
    }
}
