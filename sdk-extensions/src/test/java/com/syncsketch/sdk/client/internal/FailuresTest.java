package com.syncsketch.sdk.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.DecodingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {

    private final Failures failures = new Failures(Credentials.apiKey("u", "key-1"), Clock.systemUTC());

    @Test
    void connection_toAHostThatNobodyKnows_saysSo() {
        ConnectException cause = new ConnectException();
        cause.initCause(new UnresolvedAddressException());
        ConnectionException e = failures.connection(new Call("GET", "/x/"), cause);
        assertThat(e)
                .hasMessageContaining("no connection came about")
                .hasMessageContaining("the name of the host cannot be resolved");
        assertThat(e.isRequestSent()).isFalse();
    }

    @Test
    void body_isCleanedBeforeItIsCut() {
        String filler = "x".repeat(64 * 1024 - 3);
        Answer answer = answer(filler + "key-1 and more", Map.of());
        assertThat(failures.status(new Call("GET", "/x/"), answer).body())
                .startsWith(filler + "***\n[cut: the first 65536 of ")
                .doesNotContain("key");
    }

    @Test
    void secretsOfTheBody_areHiddenInEverything() {
        Call call = new Call("POST", "/x/", Secrets.in(List.of("top \"é/1")));
        List<String> forms = List.of("top \"é/1", "top \\\"é\\/1", "top \\u0022\\u00E9/1", "top+%22%C3%A9%2F1");
        for (String form : forms) {
            ApiException refused = failures.status(call, answer("<" + form + ">", Map.of("X-Echo", List.of(form))));
            assertThat(refused.body()).isEqualTo("<***>");
            assertThat(refused.headers().get("X-Echo")).containsExactly("***");
            assertThat(refused).hasMessageNotContaining("top");
            DecodingException unreadable = failures.decoding(call, answer(form, Map.of()), "it has " + form);
            assertThat(unreadable).hasMessageContaining("it has ***");
            assertThat(unreadable.body()).isEqualTo("***");
            ConnectionException broken = failures.connection(call, new IOException(form));
            assertThat(broken).hasMessageContaining("***").hasNoCause();
        }
        assertThat(call.toString() + call.secrets()).doesNotContain("top");
    }

    @ParameterizedTest
    @CsvSource({
        "text/html; charset=ISO-8859-1, ISO-8859-1",
        "text/html; charset=\"utf-16\", UTF-16",
        "text/html, UTF-8",
        "text/html; charset=no-such-charset, UTF-8",
        "text/html; charset=-, UTF-8",
    })
    void charset_isThatOfTheAnswer_ifThereIsSuchAOne(String contentType, String charset) {
        assertThat(Failures.charset(answer("", Map.of("Content-Type", List.of(contentType)))))
                .hasToString(charset);
    }

    @ParameterizedTest
    @MethodSource
    void connection_tellsWhetherTheRequestMayHaveArrived(Throwable cause, boolean sent) {
        ConnectionException e = failures.connection(new Call("POST", "/x/"), cause);
        assertThat(e.isRequestSent()).isEqualTo(sent);
        assertThat(e)
                .hasMessageContaining(sent ? "the connection broke before" : "no connection came about")
                .hasMessageContaining(cause.getClass().getSimpleName())
                .hasCause(cause);
    }

    static Stream<Arguments> connection_tellsWhetherTheRequestMayHaveArrived() {
        return Stream.of(
                arguments(new ConnectException("refused"), false),
                arguments(new HttpConnectTimeoutException("too slow"), false),
                arguments(new NoRouteToHostException("no route"), false),
                arguments(new UnknownHostException("nowhere.example"), false),
                arguments(new UnresolvedAddressException(), false),
                arguments(new SSLHandshakeException("no common protocol"), false),
                arguments(new SSLException("closed in the middle"), true),
                arguments(new HttpTimeoutException("too slow"), true),
                arguments(new SocketException("Connection reset"), true),
                arguments(new IOException("HTTP/1.1 header parser received no bytes"), true));
    }

    private static Answer answer(String body, Map<String, List<String>> headers) {
        return new Answer(400, HttpHeaders.of(headers, (name, value) -> true), body.getBytes(StandardCharsets.UTF_8));
    }
}
