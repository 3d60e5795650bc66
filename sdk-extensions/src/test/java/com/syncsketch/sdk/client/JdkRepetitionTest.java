package com.syncsketch.sdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.internal.JdkRepetition;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the HTTP client of the JDK repeats by itself: what {@link RetryPolicy} says about it, and no more. */
class JdkRepetitionTest {

    private final Peer peer = new Peer();
    private final SyncSketchClient client = SyncSketchClient.builder()
            .host("http://127.0.0.1:" + peer.port())
            .credentials(Credentials.apiKey("td@example.com", "key"))
            .retry(RetryPolicy.none())
            .build();

    @AfterEach
    void stop() throws IOException {
        peer.close();
    }

    @ParameterizedTest
    @CsvSource({"GET, 2", "HEAD, 2", "POST, 1", "PUT, 1", "PATCH, 1", "DELETE, 1", "OPTIONS, 1"})
    void newConnection_thatEndsWithoutAnAnswer_isTriedAgainForReadsOnly(String method, int sent) {
        assertThat(failure(method).attempts()).isEqualTo(1);
        assertThat(peer.methods).hasSize(sent).containsOnly(method);
    }

    @ParameterizedTest
    @CsvSource({"GET, 2", "HEAD, 2", "POST, 1", "PUT, 1", "PATCH, 1", "DELETE, 1", "OPTIONS, 1"})
    void keptConnection_thatEndsWithoutAnAnswer_isReplacedForReadsOnly(String method, int sent) {
        peer.answers = 1;
        client.raw().send("PUT", "/first/");
        assertThat(failure(method).attempts()).isEqualTo(1);
        assertThat(peer.methods.subList(1, peer.methods.size())).hasSize(sent).containsOnly(method);
        assertThat(peer.connections).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "DELETE"})
    void answer_thatHasBegun_isNeverAskedForAgain(String method) {
        peer.lastWords = "HTTP/1.1 20";
        failure(method);
        assertThat(peer.methods).containsExactly(method);
    }

    @Test
    void propertyForAllMethods_isWarnedOf() {
        assertThat(warning(null)).isEmpty();
        assertThat(warning("false")).isEmpty();
        assertThat(warning("true")).contains(JdkRepetition.ALL_METHODS);
        assertThat(warning("")).contains(JdkRepetition.ALL_METHODS);
    }

    private ConnectionException failure(String method) {
        Object body = method.startsWith("P") ? Map.of("name", "a") : null;
        ConnectionException e = catchThrowableOfType(
                ConnectionException.class, () -> client.raw().send(method, "/x/", Map.of(), body));
        assertThat(e.isRequestSent()).isTrue();
        return e;
    }

    private static String warning(String value) {
        PrintStream err = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            JdkRepetition.warnOfWrites(value);
        } finally {
            System.setErr(err);
        }
        return log.toString(StandardCharsets.UTF_8);
    }

    /** Reads requests, answers the first ones, and hangs up on the next. */
    private static final class Peer implements AutoCloseable {

        final List<String> methods = new CopyOnWriteArrayList<>();
        volatile int answers;
        volatile int connections;
        volatile String lastWords = "";

        private final ServerSocket socket;

        Peer() {
            try {
                socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            Thread thread = new Thread(this::serve, "peer");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve() {
            while (true) {
                try (Socket connection = socket.accept()) {
                    connections = connections + 1;
                    while (answersOne(connection)) {
                        // The connection is kept.
                    }
                } catch (IOException e) {
                    return;
                }
            }
        }

        private boolean answersOne(Socket connection) throws IOException {
            String head = head(connection.getInputStream());
            methods.add(head.substring(0, head.indexOf(' ')));
            boolean answer = methods.size() <= answers;
            String text = answer ? "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}" : lastWords;
            connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return answer;
        }

        /** Reads a whole request: a connection that is closed with something unread is reset, which is another case. */
        private static String head(InputStream in) throws IOException {
            StringBuilder head = new StringBuilder();
            int length = 0;
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("The client went away");
                }
                head.append((char) next);
            }
            for (String line : head.toString().split("\r\n")) {
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(
                            line.substring(line.indexOf(':') + 1).strip());
                }
            }
            in.readNBytes(length);
            return head.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
