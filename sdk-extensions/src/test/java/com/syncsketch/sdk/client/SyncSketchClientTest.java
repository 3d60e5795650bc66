package com.syncsketch.sdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.ClientClosedException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyncSketchClientTest {

    private static final Credentials CREDENTIALS = Credentials.apiKey("u", "k");

    @Test
    void build_withoutCredentials_throws() {
        assertThatThrownBy(() -> SyncSketchClient.builder().build()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void build_withCredentialsThatCannotBeSent_throws() {
        assertThatThrownBy(() -> SyncSketchClient.builder()
                        .credentials(Credentials.apiKey("a:b", "k"))
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "www.syncsketch.com",
                "ftp://example.com",
                "https://user:password@example.com",
                "https://example.com/?a=b",
                "https://example.com/#a",
                "https:///path",
                "https://example.com/a//b",
                "https://example.com/../b",
                "not an address",
                ""
            })
    void invalidHost_isRejected(String host) {
        assertThatThrownBy(() -> SyncSketchClient.builder().host(host))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("password");
    }

    @ParameterizedTest
    @CsvSource({
        "https://Example.com, https://example.com",
        "HTTPS://example.com:443/, https://example.com",
        "http://example.com:8080/base//, http://example.com:8080/base",
        "' https://example.com ', https://example.com",
        "http://[::1]:81, http://[::1]:81"
    })
    void toString_containsTheNormalizedHost(String host, String shown) {
        assertThat(SyncSketchClient.builder()
                        .host(host)
                        .credentials(CREDENTIALS)
                        .build())
                .hasToString("SyncSketchClient{" + shown + ", Credentials{apikey of u, in the header}}");
    }

    @Test
    void fromEnvironment_usesTheHostOrTheDefault() {
        Map<String, String> environment = Map.of("SYNCSKETCH_USER", "u", "SYNCSKETCH_API_KEY", "k");
        assertThat(SyncSketchClient.builderFromEnvironment(environment).build().toString())
                .contains("https://www.syncsketch.com");
        assertThat(SyncSketchClient.builderFromEnvironment(Map.of(
                                "SYNCSKETCH_USER", "u", "SYNCSKETCH_API_KEY", "k", "SYNCSKETCH_HOST", "http://h:1/x"))
                        .userAgent("ingest/2.1")
                        .build()
                        .toString())
                .contains("http://h:1/x");
        assertThatThrownBy(() -> SyncSketchClient.builderFromEnvironment(Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SYNCSKETCH_USER");
    }

    @Test
    void requests_offerNoOtherProtocol() {
        try (TestServer server = new TestServer().respondJson("{\"connection\": true}")) {
            SyncSketchClient client = SyncSketchClient.builder()
                    .host(URI.create(server.url()))
                    .credentials(CREDENTIALS)
                    .build();
            assertThat(client.isConnected()).isTrue();
            assertThat(server.only().headers())
                    .doesNotContainKeys("Upgrade", "Http2-settings", "Expect", "Transfer-encoding");
        }
    }

    @Test
    void cookies_ofAResponse_areNotSentBack() {
        try (TestServer server = new TestServer()) {
            server.handle(exchange -> {
                server.note(exchange);
                exchange.getResponseHeaders().set("Set-Cookie", "sessionid=hidden; Path=/");
                TestServer.send(exchange, 200, "application/json", "{\"connection\": true}");
            });
            SyncSketchClient client = server.client();
            client.isConnected();
            client.isConnected();
            assertThat(server.received)
                    .hasSize(2)
                    .noneMatch(request -> request.headers().containsKey("Cookie"));
        }
    }

    @Test
    void build_withTwoSourcesOfTrust_throws(@TempDir Path folder) throws Exception {
        SyncSketchClientBuilder builder =
                SyncSketchClient.builder().credentials(CREDENTIALS).sslContext(SSLContext.getDefault());
        assertThat(builder.build()).isNotNull();
        builder.trustedCertificates(anyCertificate(folder));
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("trustedCertificates");
    }

    private static Path anyCertificate(Path folder) throws Exception {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        X509TrustManager manager = (X509TrustManager) factory.getTrustManagers()[0];
        String text = Base64.getMimeEncoder().encodeToString(manager.getAcceptedIssuers()[0].getEncoded());
        return Files.writeString(
                folder.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
    }

    @Test
    void connectionSettings_outOfRange_areRejected() {
        SyncSketchClientBuilder builder = SyncSketchClient.builder();
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(30))) {
            assertThatThrownBy(() -> builder.connectionIdleTimeout(wrong)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> builder.connectionLifetime(wrong)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> builder.connectTimeout(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> builder.maxConnections(0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(builder.maxConnections(1)).isSameAs(builder);
        for (long wrong : new long[] {0, -1, Integer.MAX_VALUE, Long.MAX_VALUE}) {
            assertThatThrownBy(() -> builder.maxResponseSize(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(builder.maxResponseSize(1)).isSameAs(builder);
    }

    @Test
    void timeouts_mustBePositive() {
        SyncSketchClientBuilder builder = SyncSketchClient.builder();
        assertThatThrownBy(() -> builder.readTimeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.readTimeout(Duration.ofDays(30))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.connectTimeout(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void userAgent_withALineBreak_isRejected() {
        assertThatThrownBy(() -> SyncSketchClient.builder().userAgent("a\r\nX: 1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void close_rejectsLaterRequests() {
        try (TestServer server = new TestServer()) {
            SyncSketchClient client = server.client();
            client.close();
            client.close();
            assertThatThrownBy(() -> client.projects().list())
                    .isInstanceOfSatisfying(
                            ClientClosedException.class,
                            e -> assertThat(e.isRequestSent()).isFalse())
                    .hasMessageEndingWith("the client is closed");
            assertThat(server.received).isEmpty();
        }
    }
}
