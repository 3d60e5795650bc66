package com.syncsketch.sdk.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.SyncSketchClientBuilder;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.ProxyException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import com.syncsketch.testsupport.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link ConnectionException#isRequestSent()}, which decides whether a write is retried, and the message. */
@Timeout(120)
@SuppressWarnings("try") // Closing is what is tested, or releases a waiting thread.
class RequestSentTest {

    private static final String PATH = "/api/v1/project/20/";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void refusedConnection_sendsNothing(String scheme) throws IOException {
        int port = freePort();
        try (SyncSketchClient client = client(scheme + "://127.0.0.1:" + port)) {
            for (String method : List.of("GET", "POST")) {
                ConnectionException failure = failure(client, method);
                assertThat(failure.isRequestSent()).isFalse();
                assertThat(failure)
                        .hasMessageContaining("127.0.0.1")
                        .hasMessageContaining(Integer.toString(port))
                        .hasMessageContaining(PATH);
                assertThat(failure.getMessage()).containsIgnoringCase("refused");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void unknownHost_sendsNothing(String scheme) {
        try (SyncSketchClient client = client(scheme + "://no-such-host.invalid:8443")) {
            ConnectionException failure = failure(client, "POST");
            assertThat(failure.isRequestSent()).isFalse();
            assertThat(failure).hasMessageContaining("no-such-host.invalid");
            assertThat(failure.getMessage()).contains("unknown");
        }
    }

    /** Nothing was sent, so a write is retried, and the number of attempts is reported. */
    @Test
    void write_isRetriedIfNothingWasSent() throws IOException {
        try (SyncSketchClient client = builder("http://127.0.0.1:" + freePort())
                .retryPolicy(RetryPolicy.builder().baseDelay(Duration.ZERO).build())
                .build()) {
            assertThat(failure(client, "POST").getAttempts()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void connectTimeout_sendsNothing(String scheme) throws IOException {
        try (FullBacklog server = new FullBacklog();
                SyncSketchClient client = builder(scheme + "://127.0.0.1:" + server.port())
                        .connectTimeout(Duration.ofMillis(300))
                        .build()) {
            for (String method : List.of("GET", "POST")) {
                ConnectionException failure = failure(client, method);
                assertThat(failure.isRequestSent()).isFalse();
                assertThat(failure)
                        .hasMessageContaining("127.0.0.1")
                        .hasMessageContaining(Integer.toString(server.port()));
                assertThat(failure.getMessage()).containsIgnoringCase("timed out");
            }
        }
    }

    @Test
    void untrustedCertificate_sendsNothing() {
        try (RawServer server = RawServer.tls(TestCertificate.loopback(), RawServer.ok());
                SyncSketchClient client = client(server.url())) {
            assertTlsFailure(server, client, "certificat");
        }
    }

    @Test
    void certificateOfAnotherHost_sendsNothing() {
        try (RawServer server = RawServer.tls(TestCertificate.create("dns:review.example"), RawServer.ok());
                SyncSketchClient client = server.client()) {
            assertTlsFailure(server, client, "127.0.0.1");
        }
    }

    @Test
    void certificateOfAnotherHostByName_sendsNothing() {
        try (RawServer server = RawServer.tls(TestCertificate.create("dns:review.example"), RawServer.ok());
                SyncSketchClient client =
                        server.clientBuilder().host(server.url("localhost")).build()) {
            assertTlsFailure(server, client, "localhost");
        }
    }

    /** A server that speaks something else where TLS is expected, or hangs up. */
    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n",
                "SSH-2.0-OpenSSH_9.6\r\n",
                "",
                "\u0015\u0003\u0003\u0000\u0002\u0002\u0028"
            })
    void serverWithoutTls_receivesNothing(String response) {
        try (RawServer server = RawServer.plain(connection -> {
                    connection.send(response);
                    connection.finish();
                    connection.drain();
                });
                SyncSketchClient client = client("https://127.0.0.1:" + server.port())) {
            for (String method : List.of("GET", "POST")) {
                ConnectionException failure = failure(client, method);
                assertThat(failure.isRequestSent()).isFalse();
                assertThat(failure)
                        .hasMessageContaining("127.0.0.1")
                        .hasMessageContaining(Integer.toString(server.port()));
                assertThat(failure.getMessage()).containsIgnoringCase("TLS");
            }
        }
    }

    /** The handshake counts as a part of connecting. */
    @Test
    void stalledHandshake_sendsNothing() {
        try (RawServer server = RawServer.plain(RawConnection::silence);
                SyncSketchClient client = builder("https://127.0.0.1:" + server.port())
                        .connectTimeout(Duration.ofMillis(300))
                        .readTimeout(Duration.ofSeconds(30))
                        .build()) {
            assertThat(failure(client, "POST").isRequestSent()).isFalse();
        }
    }

    /** A proxy from the system properties that refuses to open a tunnel. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "403 Forbidden",
                "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"a\"",
                "407 Proxy Authentication Required",
                "502 Bad Gateway",
                "504 Gateway Timeout",
                "302 Found\r\nLocation: http://login.example/",
                "100 Continue",
            })
    void refusingProxy_receivesNoRequest(String status) {
        try (RawServer proxy = RawServer.plain(connection -> {
            connection.read();
            connection.send("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            connection.finish();
            connection.drain();
        })) {
            ConnectionException failure = failureThroughProxy(proxy);
            assertThat(failure).isInstanceOf(ProxyException.class);
            if (!status.startsWith("100")) {
                assertThat(failure).hasMessageContaining(status.substring(0, 3));
            }
            assertThat(proxy.requests()).allSatisfy(request -> {
                assertThat(request.line()).isEqualTo("CONNECT review.example:8443 HTTP/1.1");
                assertThat(request.head()).doesNotContain(TestServer.KEY, TestServer.USER);
            });
        }
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"", "garbage\r\n\r\n", "HTTP/1.1 200 OK\r\n\r\nno TLS here\r\n"})
    void brokenProxy_receivesNoRequest(String response) {
        try (RawServer proxy = RawServer.plain(connection -> {
            connection.read();
            connection.send(response);
            connection.finish();
            connection.drain();
        })) {
            assertThat(failureThroughProxy(proxy).getMessage()).containsAnyOf("review.example", "127.0.0.1");
        }
    }

    @Test
    void unreachableProxy_isNamed() throws IOException {
        try (RawServer closed = RawServer.plain(RawServer.ok())) {
            closed.close();
            ConnectionException failure = failureThroughProxy(closed);
            assertThat(failure).hasMessageContaining(Integer.toString(closed.port()));
        }
    }

    private static ConnectionException failureThroughProxy(RawServer proxy) {
        Properties before = (Properties) System.getProperties().clone();
        System.setProperty("https.proxyHost", "127.0.0.1");
        System.setProperty("https.proxyPort", Integer.toString(proxy.port()));
        try (SyncSketchClient client = client("https://review.example:8443")) {
            ConnectionException failure = failure(client, "POST");
            assertThat(failure.isRequestSent()).isFalse();
            return failure;
        } finally {
            System.setProperties(before);
        }
    }

    /** From the first byte on, the service may have processed the request. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sentRequest_isReportedAsSent(boolean secure) {
        List<RawServer.Script> scripts = List.of(
                connection -> {
                    connection.readHead();
                    connection.reset();
                },
                connection -> {
                    connection.readHead();
                    connection.readBody(1000);
                    connection.close();
                },
                RawServer.once(""),
                RawServer.once("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{}"));
        for (RawServer.Script script : scripts) {
            try (RawServer server = RawServer.of(secure, script);
                    SyncSketchClient client = server.client()) {
                Throwable failure = catchThrowable(() ->
                        client.raw().send("POST", PATH, Map.of(), Map.of("name", "a".repeat(2_000_000))));
                assertThat(failure)
                        .isInstanceOfSatisfying(
                                ConnectionException.class,
                                e -> assertThat(e.isRequestSent()).isTrue())
                        .hasMessageContaining(PATH);
            }
        }
    }

    /** Plain HTTP to a port that speaks TLS. */
    @Test
    void requestToATlsPort_isReportedAsSent() {
        try (RawServer server = RawServer.tls(TestCertificate.loopback(), RawServer.ok());
                SyncSketchClient client = client("http://127.0.0.1:" + server.port())) {
            assertThat(failure(client, "POST").isRequestSent()).isTrue();
        }
    }

    @Test
    void upload_reportsWhatWasSent() throws IOException {
        Path file = UploadService.file(folder, 100_000);
        try (UploadService upload = UploadService.plain(connection -> {
                    connection.readHead();
                    connection.reset();
                });
                SyncSketchClient client = upload.client()) {
            assertThat(catchThrowable(() ->
                            client.uploads().upload(UploadService.onePart(file).build())))
                    .isInstanceOf(UnfinishedUploadException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            ConnectionException.class,
                            e -> assertThat(e.isRequestSent()).isTrue());
            upload.storage.close();
            assertThat(catchThrowable(() ->
                            client.uploads().upload(UploadService.onePart(file).build())))
                    .isInstanceOf(UnfinishedUploadException.class)
                    .cause()
                    .isInstanceOfSatisfying(ConnectionException.class, e -> {
                        assertThat(e.isRequestSent()).isFalse();
                        assertThat(e).hasMessageContaining(Integer.toString(upload.storage.port()));
                    });
        }
    }

    private static void assertTlsFailure(RawServer server, SyncSketchClient client, String reason) {
        for (String method : List.of("GET", "POST")) {
            ConnectionException failure = failure(client, method);
            assertThat(failure.isRequestSent()).isFalse();
            assertThat(failure).hasMessageContaining(Integer.toString(server.port()));
            assertThat(failure.getMessage()).containsIgnoringCase("TLS").containsIgnoringCase(reason);
        }
        assertThat(server.requests()).isEmpty();
    }

    private static ConnectionException failure(SyncSketchClient client, String method) {
        Throwable failure = catchThrowable(() -> client.raw().send(method, PATH));
        assertThat(failure).isInstanceOf(ConnectionException.class);
        return (ConnectionException) failure;
    }

    private static SyncSketchClient client(String host) {
        return builder(host).build();
    }

    private static SyncSketchClientBuilder builder(String host) {
        return SyncSketchClient.builder()
                .host(host)
                .credentials(Credentials.apiKey(TestServer.USER, TestServer.KEY))
                .retryPolicy(RetryPolicy.none());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
