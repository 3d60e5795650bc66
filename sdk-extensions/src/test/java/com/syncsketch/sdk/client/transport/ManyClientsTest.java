package com.syncsketch.sdk.client.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.error.SyncSketchException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Closed clients leave neither file descriptors nor threads, without the help of the garbage collector. */
@Timeout(240)
class ManyClientsTest {

    private static final int TOLERANCE = 20;

    @ParameterizedTest
    @CsvSource({"false, 2000", "true, 300"})
    void clients_usedOnceAndClosed_releaseEverything(boolean secure, int count) {
        try (RawServer server = RawServer.of(secure, RawServer.ok())) {
            use(server, 20);
            RawServer.await("warm", () -> server.connections() == 20);
            RawServer.pause(200);
            long descriptors = descriptors();
            int threads = threads();
            use(server, count);
            // The server needs a moment to see the end.
            RawServer.await("descriptors as before", () -> descriptors() < descriptors + TOLERANCE);
            RawServer.await("threads as before", () -> threads() < threads + TOLERANCE);
            assertThat(server.connections()).isEqualTo(count + 20);
        }
    }

    @Test
    void unusedClients_haveNoThreadsAndNoDescriptors() {
        try (RawServer server = RawServer.plain(RawServer.ok())) {
            use(server, 5);
            RawServer.pause(200);
            long descriptors = descriptors();
            int threads = threads();
            SyncSketchClient[] clients = new SyncSketchClient[500];
            for (int i = 0; i < clients.length; i++) {
                clients[i] = server.client();
            }
            assertThat(threads()).isLessThan(threads + TOLERANCE);
            assertThat(descriptors()).isLessThan(descriptors + TOLERANCE);
            for (SyncSketchClient client : clients) {
                client.close();
            }
        }
    }

    /** Failed requests leave no sockets, although their client stays open. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{}",
                "garbage\r\n\r\n",
                "HTTP/1.1 302 Found\r\nLocation: http://other.example/\r\nContent-Length: 100\r\n\r\n",
                "HTTP/1.1 400 Bad Request\r\nContent-Length: 100\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
            })
    void failedRequests_leaveNoSockets(String response) {
        try (RawServer server = RawServer.plain(RawServer.once(response));
                SyncSketchClient client = server.client()) {
            fail(client, 5);
            long descriptors = descriptors();
            fail(client, 200);
            RawServer.await("descriptors as before", () -> descriptors() < descriptors + TOLERANCE);
        }
    }

    private static void fail(SyncSketchClient client, int count) {
        for (int i = 0; i < count; i++) {
            try {
                client.raw().send("POST", "/api/v1/project/");
                throw new AssertionError("It returned");
            } catch (SyncSketchException e) {
                // Expected.
            }
        }
    }

    private static void use(RawServer server, int count) {
        for (int i = 0; i < count; i++) {
            try (SyncSketchClient client = server.client()) {
                client.raw().send("GET", "/api/v1/project/20/");
            }
        }
    }

    /** Returns the number of open file descriptors, or 0 if it is unknown. */
    private static long descriptors() {
        Path open = Path.of("/proc/self/fd");
        if (!Files.isDirectory(open)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(open)) {
            return all.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int threads() {
        return Thread.getAllStackTraces().size();
    }
}
