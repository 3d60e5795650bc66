package com.syncsketch.sdk.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.ThingsApi;
import com.syncsketch.sdk.client.ThingsApi.Thing;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.RedirectRefusedException;
import com.syncsketch.sdk.client.error.UnexpectedStatusException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {

    private final TestServer server = new TestServer();
    private final TestServer other = new TestServer();
    private final ThingsApi things = server.client().api(ThingsApi.class);

    @AfterEach
    void stop() {
        server.close();
        other.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void read_redirectedWithinTheOrigin_isFollowedWithCredentialsAndWithoutEncodingAgain(int status) {
        server.handle(exchange -> {
            server.note(exchange);
            if (server.received.size() == 1) {
                TestServer.redirectTo(exchange, status, "/elsewhere/%2F/?q=a%20b%2Fc+d");
            } else {
                TestServer.send(exchange, 200, "application/json", "{\"id\": 1, \"name\": \"a\"}");
            }
        });
        assertThat(things.get(1)).isEqualTo(new Thing(1, "a"));
        assertThat(server.last().uri()).isEqualTo("/elsewhere/%2F/?q=a%20b%2Fc+d");
        assertThat(server.last().header("Authorization")).startsWith("apikey ");
        assertThat(server.last().header("Content-Type")).isEqualTo(status < 307 ? null : "application/json");
    }

    @Test
    void read_whenTheRedirectRepeatsTheQuery_sendsCredentialsOnce() {
        server.handle(exchange -> {
            server.note(exchange);
            if (server.received.size() == 1) {
                String query = exchange.getRequestURI().getRawQuery();
                TestServer.redirectTo(exchange, 301, server.url() + "/api/v1/thing/1/x/?" + query);
            } else {
                TestServer.send(exchange, 200, "application/json", "{\"id\": 1, \"name\": \"a\"}");
            }
        });
        Credentials credentials = Credentials.apiKey("u", "k").inQuery();
        server.clientBuilder()
                .credentials(credentials)
                .build()
                .api(ThingsApi.class)
                .get(1);
        assertThat(server.last().uri()).isEqualTo("/api/v1/thing/1/x/?api_key=k&username=u");
    }

    @Test
    void read_redirectedToAnotherOrigin_isRejectedAndNothingIsSentThere() {
        server.redirect(302, other.url() + "/x/?secret=1");
        RedirectRefusedException e = catchThrowableOfType(RedirectRefusedException.class, () -> things.get(1));
        assertThat(e.getTarget()).isEqualTo(other.url());
        assertThat(e.getStatus()).isEqualTo(302);
        assertThat(e).hasMessageContaining(other.url() + " ").hasMessageNotContaining("secret");
        assertThat(e.getHeaders().get("Location")).containsExactly(other.url() + "/x/?***");
        assertThat(other.received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://127.0.0.1:1/x/", "//other.example/x/", "http://user@HOST/x/", "mailto:a@example.com"})
    void read_redirectedToADisguisedOrigin_isRejected(String location) {
        server.redirect(301, location.replace("HOST", server.url().substring("http://".length())));
        assertThat(catchThrowableOfType(RedirectRefusedException.class, () -> things.get(1)))
                .isNotNull();
        assertThat(server.received).hasSize(1);
    }

    @Test
    void read_redirectedToAnInvalidUrl_isRejected() {
        server.redirect(301, "http://[x");
        RedirectRefusedException e = catchThrowableOfType(RedirectRefusedException.class, () -> things.get(1));
        assertThat(e.getTarget()).isNull();
    }

    @Test
    void read_redirectedWithoutEnd_stopsAfterFiveRedirects() {
        server.redirect(302, "/again/");
        RedirectRefusedException e = catchThrowableOfType(RedirectRefusedException.class, () -> things.get(1));
        assertThat(e).hasMessageContaining("more than 5");
        assertThat(server.received).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void write_redirected_isRejectedAndSentOnce(int status) {
        server.redirect(status, "/api/v1/thing/x/");
        RedirectRefusedException e =
                catchThrowableOfType(RedirectRefusedException.class, () -> things.create(Map.of("name", "a")));
        assertThat(e.getStatus()).isEqualTo(status);
        assertThat(e.getTarget()).isEqualTo(server.url());
        assertThat(server.only().method()).isEqualTo("POST");
    }

    @Test
    void read_redirectedWithoutTarget_isAnUnexpectedStatus() {
        server.respond(302, null, "");
        assertThat(catchThrowableOfType(UnexpectedStatusException.class, () -> things.get(1)))
                .isNotNull();
        server.respond(304, null, "");
        assertThat(catchThrowableOfType(UnexpectedStatusException.class, () -> things.get(1)))
                .isNotNull();
    }
}
