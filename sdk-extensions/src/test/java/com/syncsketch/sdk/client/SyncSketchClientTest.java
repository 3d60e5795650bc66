package com.syncsketch.sdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.auth.Credentials;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyncSketchClientTest {

    private static final Credentials CREDENTIALS = Credentials.apiKey("u", "k");

    @Test
    void build_withoutCredentials_isRefused() {
        assertThatThrownBy(() -> SyncSketchClient.builder().build()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void build_whenCredentialsCannotTravel_isRefused() {
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
    void host_whenItCannotBeUsed_isRefused(String host) {
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
    void host_isShownInItsPlainForm(String host, String shown) {
        assertThat(SyncSketchClient.builder()
                        .host(host)
                        .credentials(CREDENTIALS)
                        .build())
                .hasToString("SyncSketchClient{" + shown + ", Credentials{apikey of u, in the header}}");
    }

    @Test
    void fromEnvironment_takesTheHostOrTheDefault() {
        Map<String, String> environment = Map.of("SYNCSKETCH_USER", "u", "SYNCSKETCH_API_KEY", "k");
        assertThat(SyncSketchClient.fromEnvironment(environment).toString()).contains("https://www.syncsketch.com");
        assertThat(SyncSketchClient.fromEnvironment(Map.of(
                                "SYNCSKETCH_USER", "u", "SYNCSKETCH_API_KEY", "k", "SYNCSKETCH_HOST", "http://h:1/x"))
                        .toString())
                .contains("http://h:1/x");
        assertThatThrownBy(() -> SyncSketchClient.fromEnvironment(Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SYNCSKETCH_USER");
    }

    @Test
    void httpClient_mustNotFollowRedirects() {
        HttpClient following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        assertThatThrownBy(() -> SyncSketchClient.builder().httpClient(following))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void httpClient_withAConnectTimeout_isRefused() {
        assertThatThrownBy(() -> SyncSketchClient.builder()
                        .credentials(CREDENTIALS)
                        .httpClient(HttpClient.newHttpClient())
                        .connectTimeout(Duration.ofSeconds(1))
                        .build())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void httpClient_isUsed() {
        try (TestServer server = new TestServer().answerJson("{\"connection\": true}")) {
            SyncSketchClient client = SyncSketchClient.builder()
                    .host(URI.create(server.url()))
                    .credentials(CREDENTIALS)
                    .httpClient(HttpClient.newHttpClient())
                    .build();
            assertThat(client.isConnected()).isTrue();
            assertThat(server.only().headers()).doesNotContainKey("Upgrade");
        }
    }

    @Test
    void timeouts_mustBeMoreThanZero() {
        SyncSketchClientBuilder builder = SyncSketchClient.builder();
        assertThatThrownBy(() -> builder.readTimeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.readTimeout(Duration.ofDays(30))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.connectTimeout(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void userAgent_withALineBreak_isRefused() {
        assertThatThrownBy(() -> SyncSketchClient.builder().userAgent("a\r\nX: 1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void close_refusesLaterCalls() {
        try (TestServer server = new TestServer()) {
            SyncSketchClient client = server.client();
            client.close();
            client.close();
            assertThatThrownBy(() -> client.projects().list()).isInstanceOf(IllegalStateException.class);
            assertThat(server.received).isEmpty();
        }
    }
}
