package com.syncsketch.sdk.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Searches the output of the whole suite for {@link TestSecrets}, and fails the suite at its end if it contains one. The
 * output is everything that was printed, including the log at TRACE, and the message of each exception, which the flight
 * recorder records. JUnit finds this class by the files in {@code META-INF/services} and {@code junit-platform.properties}.
 */
public final class SecretWatch implements BeforeAllCallback, BeforeEachCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(Namespace.create(SecretWatch.class))
                .getOrComputeIfAbsent(Watch.class, type -> new Watch(), Watch.class);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Watch watch =
                context.getRoot().getStore(Namespace.create(SecretWatch.class)).get(Watch.class, Watch.class);
        watch.test = context.getRequiredTestClass().getSimpleName() + ", " + context.getDisplayName();
    }

    /** Starts with the first test class and ends after the last one. */
    static final class Watch implements AutoCloseable {

        private static final Set<String> THROWN = Set.of("jdk.JavaExceptionThrow", "jdk.JavaErrorThrow");

        private final PrintStream out = System.out;
        private final PrintStream err = System.err;
        private final Recording exceptions = new Recording();
        private final Queue<String> found = new ConcurrentLinkedQueue<>();
        private volatile String test = "";

        Watch() {
            System.setOut(searched(out));
            System.setErr(searched(err));
            THROWN.forEach(event -> exceptions.enable(event).withoutStackTrace());
            exceptions.start();
        }

        @Override
        public void close() throws IOException {
            System.out.flush();
            System.err.flush();
            System.setOut(out);
            System.setErr(err);
            searchExceptions();
            if (!found.isEmpty()) {
                throw new AssertionError("Secrets were shown:\n" + String.join("\n", found));
            }
        }

        private void searchExceptions() throws IOException {
            Path file = Files.createTempFile("exceptions", ".jfr");
            try (exceptions) {
                exceptions.stop();
                exceptions.dump(file);
                // It also contains events that other recordings requested.
                List<RecordedEvent> events = RecordingFile.readAllEvents(file).stream()
                        .filter(event -> THROWN.contains(event.getEventType().getName()))
                        .toList();
                if (events.isEmpty()) {
                    found.add("The flight recorder noted no exception, so none was searched");
                }
                for (RecordedEvent event : events) {
                    String type = event.getClass("thrownClass").getName();
                    String message = event.getString("message");
                    if (message != null && TestSecrets.areIn(message) && !staysInside(type)) {
                        found.add(type + ": " + message);
                    }
                }
            } finally {
                Files.delete(file);
            }
        }

        /**
         * Returns whether the client catches and replaces the exception before its caller sees it: Jackson's exceptions
         * quote the response (ErrorMappingTest checks that none is thrown to the caller).
         */
        private static boolean staysInside(String type) {
            return type.startsWith("com.fasterxml.jackson.") || type.equals(NumberFormatException.class.getName());
        }

        private PrintStream searched(PrintStream stream) {
            return new PrintStream(new Lines(stream), true, StandardCharsets.UTF_8);
        }

        /** Forwards all bytes, and searches each line. */
        private final class Lines extends OutputStream {

            private final PrintStream stream;
            private final ByteArrayOutputStream line = new ByteArrayOutputStream();

            Lines(PrintStream stream) {
                this.stream = stream;
            }

            @Override
            public synchronized void write(int b) {
                stream.write(b);
                search(b);
            }

            /** Forwards the array as a whole: each byte by itself would be a message to Surefire. */
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                stream.write(bytes, offset, length);
                for (int i = offset; i < offset + length; i++) {
                    search(bytes[i]);
                }
            }

            private void search(int b) {
                if (b != '\n') {
                    line.write(b);
                    return;
                }
                String text = line.toString(StandardCharsets.UTF_8);
                line.reset();
                if (TestSecrets.areIn(text)) {
                    found.add("[" + test + "] " + text);
                }
            }

            @Override
            public void flush() {
                stream.flush();
            }
        }
    }
}
