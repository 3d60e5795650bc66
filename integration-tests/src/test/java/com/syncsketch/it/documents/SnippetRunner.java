package com.syncsketch.it.documents;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.model.Seed;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Runs compiled snippets one after another, in a separate process. Its current folder contains the files that snippets use,
 * and its environment points to the mock server.
 */
final class SnippetRunner {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();

    private static Fixture fixture;

    private SnippetRunner() {}

    /** The objects that each snippet can use. */
    record Fixture(MockSyncSketch mock, SyncSketchClient client) {}

    /**
     * A snippet to run.
     *
     * @param type the class
     * @param hasTests whether to run it with JUnit
     */
    record SnippetTask(String type, boolean hasTests) {}

    /**
     * The result of a snippet.
     *
     * @param type the class
     * @param failure the stack trace of the failure, or null
     * @param place the class of the snippet that failed, or null if the failure is not in the snippet
     * @param line the line of the failure in the file of that class, or 0
     */
    record SnippetResult(String type, String failure, String place, int line) {}

    /**
     * Runs snippets.
     *
     * @param args the file with the tasks and the file for the results, both with one line of JSON per snippet
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        Path results = Path.of(args[1]);
        BlockingProxy proxy = BlockingProxy.start();
        proxy.environment().forEach(SnippetRunner::addToEnvironment);
        System.setOut(new PrintStream(PRINTED, true, StandardCharsets.UTF_8));
        SnippetFiles workspace = new SnippetFiles(Path.of("").toAbsolutePath());
        try (MockSyncSketch mock = MockSyncSketch.builder()
                .user(System.getenv(Credentials.USER_VARIABLE))
                .key(System.getenv(Credentials.API_KEY_VARIABLE))
                .seed(seed())
                .start()) {
            addToEnvironment(SyncSketchClient.HOST_VARIABLE, mock.url().toString());
            for (String line : Files.readAllLines(Path.of(args[0]))) {
                SnippetTask task = JSON.readValue(line, SnippetTask.class);
                mock.reset();
                workspace.reset();
                PRINTED.reset();
                String result = JSON.writeValueAsString(result(task, mock, proxy));
                Files.writeString(results, result + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        }
        // Snippets may leave running threads.
        System.exit(0);
    }

    static Seed seed() throws IOException {
        try (InputStream in = Objects.requireNonNull(SnippetRunner.class.getResourceAsStream("seed.json"))) {
            return Seed.fromJson(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static Fixture fixture() {
        return fixture;
    }

    static List<String> printed() {
        return PRINTED.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static SnippetResult result(SnippetTask task, MockSyncSketch mock, BlockingProxy proxy) {
        Throwable failure = failure(task, mock);
        try {
            proxy.assertUnused();
        } catch (AssertionError e) {
            e.initCause(failure);
            failure = e;
        }
        if (failure == null) {
            return new SnippetResult(task.type(), null, null, 0);
        }
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return place(task, failure)
                .map(frame -> new SnippetResult(
                        task.type(),
                        trace.toString(),
                        frame.getClassName().replaceFirst("\\$.*", ""),
                        frame.getLineNumber()))
                .orElse(new SnippetResult(task.type(), trace.toString(), null, 0));
    }

    /** Returns the failure of a snippet, or null. */
    private static Throwable failure(SnippetTask task, MockSyncSketch mock) {
        try (SyncSketchClient client = SyncSketchClient.builder()
                .host(mock.url())
                .credentials(Credentials.apiKey(mock.user(), mock.key()))
                .build()) {
            fixture = new Fixture(mock, client);
            Class<?> type = Class.forName(task.type());
            if (task.hasTests()) {
                runTests(type);
            } else {
                ((SnippetBase) type.getConstructor().newInstance()).run();
            }
            if (!mock.defects().isEmpty()) {
                throw new AssertionError("The mock server has defects: " + mock.defects());
            }
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    private static Optional<StackTraceElement> place(SnippetTask task, Throwable failure) {
        String home = task.type().substring(0, task.type().lastIndexOf('.') + 1);
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .flatMap(cause -> Stream.of(cause.getStackTrace()))
                .filter(frame -> frame.getClassName().startsWith(home))
                .findFirst();
    }

    private static void runTests(Class<?> type) throws Throwable {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(type))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        TestExecutionSummary summary = listener.getSummary();
        if (!summary.getFailures().isEmpty()) {
            throw summary.getFailures().get(0).getException();
        }
        if (summary.getTestsSucceededCount() == 0 || summary.getTestsFoundCount() != summary.getTestsSucceededCount()) {
            throw new AssertionError(summary.getTestsFoundCount() + " tests were found, and "
                    + summary.getTestsSucceededCount() + " succeeded");
        }
    }

    /**
     * Adds a variable to the environment of this process. The port of the mock server is known only after the process has
     * started. Java has no API to change the environment, so this modifies the map behind it; the process runs with that
     * package opened.
     */
    @SuppressWarnings("unchecked")
    private static void addToEnvironment(String name, String value) {
        try {
            Map<String, String> view = System.getenv();
            Field delegate = view.getClass().getDeclaredField("m");
            delegate.setAccessible(true);
            ((Map<String, String>) delegate.get(view)).put(name, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
