package com.syncsketch.sdk.client.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestSecrets;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.ThingsApi;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.internal.util.FakeTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What messages and DEBUG lines tell about a request. */
class MessagesTest {

    private final TestServer server = new TestServer();
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @BeforeEach
    void catchLog() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        System.setErr(err);
        server.close();
    }

    @Test
    void messageAndLog_containIdsAndHarmlessValues() {
        server.respond(404, "application/json", "{\"detail\": \"Not found.\"}");
        SyncSketchClient client = server.client();

        Throwable thing = catchThrowable(() -> client.api(ThingsApi.class).get(1017));
        Throwable raw = catchThrowable(() -> client.raw().send("GET", "/api/v2/thing/7/", Map.of("limit", 20), null));

        assertThat(thing).hasMessage("GET /api/v1/thing/1017/ returned 404: Not found.");
        assertThat(raw).hasMessage("GET /api/v2/thing/7/?limit=20 returned 404: Not found.");
        assertThat(((ApiException) thing).getPath()).isEqualTo("/api/v1/thing/{thing_id}/");
        assertThat(((ApiException) thing).getRequestTarget()).isEqualTo("/api/v1/thing/1017/");
        assertThat(log())
                .contains("GET /api/v1/thing/1017/: 404 after ")
                .contains("GET /api/v2/thing/7/?limit=20: 404 after ");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keyInAPath_isHidden(boolean inQuery) {
        Credentials credentials = Credentials.apiKey("td@example.com", TestSecrets.KEY);
        server.respond(404, null, "");
        SyncSketchClient client = server.clientBuilder()
                .credentials(inQuery ? credentials.inQuery() : credentials)
                .build();
        String path = "/api/v2/x/" + URLEncoder.encode(TestSecrets.KEY, StandardCharsets.UTF_8) + "/";

        ApiException e = (ApiException) catchThrowable(() -> client.raw().send("GET", path));

        assertThat(e).hasMessage("GET /api/v2/x/***/ returned 404");
        assertThat(e.getPath()).isEqualTo("/api/v2/x/***/");
        assertThat(log()).contains("GET /api/v2/x/***/: 404 after ").doesNotContain("s3cret", "td@example.com");
    }

    /** The words of the client, the host and the user are no secrets, even if they are equal to one. */
    @ParameterizedTest
    @ValueSource(strings = {"b", "a", "to", "could", "connect", "127.0.0.1", "GET", "api", "thing", "1017"})
    void shortKeys_hideNoWords(String key) throws IOException {
        String authority;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            authority = "127.0.0.1:" + socket.getLocalPort();
        }
        ThingsApi things = server.clientBuilder(new FakeTime().timing())
                .host("http://" + authority)
                .credentials(Credentials.apiKey("u", key))
                .build()
                .api(ThingsApi.class);

        assertThat(catchThrowable(() -> things.get(1017)))
                .hasMessageStartingWith("GET /api/v1/thing/1017/: could not connect to " + authority + ": ");
    }

    @Test
    void hostileResponse_forgesNoLine() {
        server.respond(
                400, "application/json", "{\"error\": \"no\\r\\n2026-01-01 ERROR forged \\u001b[2J\\u202e\\u2028\"}");

        Throwable e = catchThrowable(() -> server.client().api(ThingsApi.class).get(1));

        assertThat(e)
                .hasMessage(
                        "GET /api/v1/thing/1/ returned 400: no\\r\\n2026-01-01 ERROR forged \\u001b[2J\\u202e\\u2028");
    }

    private String log() {
        return log.toString(StandardCharsets.UTF_8);
    }
}
