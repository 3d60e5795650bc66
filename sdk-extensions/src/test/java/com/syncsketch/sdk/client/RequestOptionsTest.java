package com.syncsketch.sdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.error.ClientClosedException;
import com.syncsketch.sdk.client.error.ServerException;
import com.syncsketch.sdk.client.internal.util.FakeTime;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestOptionsTest {

    private static final RequestOptions TWICE = RequestOptions.builder()
            .retryPolicy(RetryPolicy.builder().maxAttempts(2).build())
            .build();

    private final TestServer server = new TestServer();
    private final FakeTime time = new FakeTime();
    private final SyncSketchClient client = server.clientBuilder(time.timing()).build();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void with_affectsTheDerivedClientOnly() {
        server.respond(500, null, "");
        SyncSketchClient derived = client.with(TWICE);
        assertThatThrownBy(derived::isConnected)
                .isInstanceOfSatisfying(
                        ServerException.class, e -> assertThat(e.getAttempts()).isEqualTo(2));
        assertThatThrownBy(client::isConnected)
                .isInstanceOfSatisfying(
                        ServerException.class, e -> assertThat(e.getAttempts()).isEqualTo(1));
        assertThat(derived).hasToString(client.toString());
    }

    @Test
    void with_keepsOptionsThatAreNotSet() {
        server.respond(500, null, "");
        SyncSketchClient derived = client.with(TWICE)
                .with(RequestOptions.builder()
                        .totalTimeout(Duration.ofMinutes(1))
                        .build())
                .with(RequestOptions.builder()
                        .readTimeout(Duration.ofMinutes(1))
                        .build())
                .with(RequestOptions.builder().build());
        assertThatThrownBy(() -> derived.projects().list()).hasMessageEndingWith("(after 2 attempts)");
    }

    @Test
    void totalTimeout_ofTheClient_limitsRetriesUnlessOverridden() {
        server.respond(503, null, "");
        SyncSketchClient hasty = server.clientBuilder(time.timing())
                .retryPolicy(RetryPolicy.builder()
                        .maxAttempts(9)
                        .baseDelay(Duration.ofSeconds(1))
                        .maxDelay(Duration.ofSeconds(1))
                        .build())
                .totalTimeout(Duration.ofMillis(1200))
                .build();
        // Half a second between two attempts.
        assertThatThrownBy(hasty::isConnected)
                .isInstanceOfSatisfying(
                        ServerException.class, e -> assertThat(e.getAttempts()).isEqualTo(3))
                .hasMessageContaining("the total timeout of 1200 ms leaves no time for another");
        SyncSketchClient patient = hasty.with(
                RequestOptions.builder().totalTimeout(Duration.ofSeconds(3)).build());
        assertThatThrownBy(patient::isConnected)
                .isInstanceOfSatisfying(
                        ServerException.class, e -> assertThat(e.getAttempts()).isEqualTo(6));
    }

    @Test
    void options_returnWhatIsSet() {
        RequestOptions options = RequestOptions.builder()
                .readTimeout(Duration.ofSeconds(1))
                .totalTimeout(Duration.ofSeconds(2))
                .retryPolicy(RetryPolicy.none())
                .build();
        assertThat(options.getReadTimeout()).hasSeconds(1);
        assertThat(options.getTotalTimeout()).hasSeconds(2);
        assertThat(options.getRetryPolicy()).isEqualTo(RetryPolicy.none());
        assertThat(TWICE.getReadTimeout()).isNull();
        assertThat(TWICE.getTotalTimeout()).isNull();
    }

    @Test
    void with_sharesConnections() {
        Set<Integer> ports = ConcurrentHashMap.newKeySet();
        server.handle(exchange -> {
            ports.add(exchange.getRemoteAddress().getPort());
            server.note(exchange);
            TestServer.send(exchange, 200, "application/json", "{\"connection\": true}");
        });
        client.isConnected();
        client.with(TWICE).isConnected();
        client.isConnected();
        assertThat(server.received).hasSize(3);
        assertThat(ports).hasSize(1);
    }

    @Test
    void close_ofADerivedClient_doesNotCloseItsParent() {
        server.respondJson("{\"connection\": true}");
        SyncSketchClient first = client.with(TWICE);
        SyncSketchClient second = client.with(TWICE).with(TWICE);
        first.close();
        assertThatThrownBy(first::isConnected).isInstanceOf(ClientClosedException.class);
        assertThat(client.isConnected()).isTrue();
        assertThat(second.isConnected()).isTrue();
        client.close();
        assertThatThrownBy(second::isConnected).isInstanceOf(ClientClosedException.class);
        assertThatThrownBy(() -> second.downloads().download(server.url() + "/a.mov", folder.resolve("a.mov")))
                .isInstanceOf(ClientClosedException.class);
    }

    @Test
    void builder_rejectsTimeoutsOutOfRange() {
        RequestOptions.Builder builder = RequestOptions.builder();
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(30))) {
            assertThatThrownBy(() -> builder.readTimeout(wrong)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> builder.totalTimeout(wrong)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> SyncSketchClient.builder().totalTimeout(wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(builder.build())
                .hasToString("RequestOptions{readTimeout=null, totalTimeout=null, retryPolicy=null}");
        assertThat(builder.readTimeout(Duration.ofMillis(1)).build().getReadTimeout())
                .hasMillis(1);
    }
}
