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
 * Runs compiled snippets, one after the other, in a process of its own: its current folder is the one of the files that
 * snippets name, and its environment names the mock server.
 */
final class SnippetRunner {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();

    private static Props props;

    private SnippetRunner() {}

    /** What each stage is furnished with. */
    record Props(MockSyncSketch mock, SyncSketchClient client) {}

    /**
     * A snippet to be run.
     *
     * @param type the class
     * @param hasTests whether JUnit runs it
     */
    record Order(String type, boolean hasTests) {}

    /**
     * What came of a snippet.
     *
     * @param type the class that was run
     * @param failure what went wrong, as a stack trace; null if nothing did
     * @param place the class of the snippet in which it did, or null if it was in none
     * @param line the line of the file of that class; 0 if it was in none
     */
    record Outcome(String type, String failure, String place, int line) {}

    /**
     * Runs snippets.
     *
     * @param args the file that lists the orders, and the file for the outcomes, both a line of JSON for each snippet
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        Path outcomes = Path.of(args[1]);
        BlockingProxy noWayOut = BlockingProxy.start();
        noWayOut.environment().forEach(SnippetRunner::addToEnvironment);
        System.setOut(new PrintStream(PRINTED, true, StandardCharsets.UTF_8));
        SnippetFiles workspace = new SnippetFiles(Path.of("").toAbsolutePath());
        try (MockSyncSketch mock = MockSyncSketch.builder()
                .user(System.getenv(Credentials.USER_VARIABLE))
                .key(System.getenv(Credentials.API_KEY_VARIABLE))
                .seed(seed())
                .start()) {
            addToEnvironment(SyncSketchClient.HOST_VARIABLE, mock.url().toString());
            for (String line : Files.readAllLines(Path.of(args[0]))) {
                Order order = JSON.readValue(line, Order.class);
                mock.reset();
                workspace.tidy();
                PRINTED.reset();
                String outcome = JSON.writeValueAsString(outcome(order, mock, noWayOut));
                Files.writeString(outcomes, outcome + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        }
        // Snippets may leave threads behind.
        System.exit(0);
    }

    static Seed seed() throws IOException {
        try (InputStream in = Objects.requireNonNull(SnippetRunner.class.getResourceAsStream("seed.json"))) {
            return Seed.fromJson(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static Props props() {
        return props;
    }

    static List<String> printed() {
        return PRINTED.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Outcome outcome(Order order, MockSyncSketch mock, BlockingProxy noWayOut) {
        Throwable failure = failure(order, mock);
        try {
            noWayOut.assertUnused();
        } catch (AssertionError e) {
            e.initCause(failure);
            failure = e;
        }
        if (failure == null) {
            return new Outcome(order.type(), null, null, 0);
        }
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return place(order, failure)
                .map(frame -> new Outcome(
                        order.type(),
                        trace.toString(),
                        frame.getClassName().replaceFirst("\\$.*", ""),
                        frame.getLineNumber()))
                .orElse(new Outcome(order.type(), trace.toString(), null, 0));
    }

    /** Returns what went wrong, or null if nothing did. */
    private static Throwable failure(Order order, MockSyncSketch mock) {
        try (SyncSketchClient client = SyncSketchClient.builder()
                .host(mock.url())
                .credentials(Credentials.apiKey(mock.user(), mock.key()))
                .build()) {
            props = new Props(mock, client);
            Class<?> type = Class.forName(order.type());
            if (order.hasTests()) {
                runTests(type);
            } else {
                ((SnippetBase) type.getConstructor().newInstance()).run();
            }
            if (!mock.defects().isEmpty()) {
                throw new AssertionError("The mock server did something wrong itself: " + mock.defects());
            }
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    private static Optional<StackTraceElement> place(Order order, Throwable failure) {
        String home = order.type().substring(0, order.type().lastIndexOf('.') + 1);
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .flatMap(each -> Stream.of(each.getStackTrace()))
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
     * Adds to the environment of this process. The mock server has its port only once it listens, which is when the process
     * has its environment already; Java has no way to change it, so this takes the map behind it, and the process is started
     * with that package open.
     */
    @SuppressWarnings("unchecked")
    private static void addToEnvironment(String name, String value) {
        try {
            Map<String, String> shown = System.getenv();
            Field behind = shown.getClass().getDeclaredField("m");
            behind.setAccessible(true);
            ((Map<String, String>) behind.get(shown)).put(name, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
