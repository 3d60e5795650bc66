package com.syncsketch.sdk.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.ClientClosedException;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.ProxyException;
import com.syncsketch.sdk.client.error.RedirectRefusedException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.RequestTimeoutException;
import com.syncsketch.sdk.client.error.ResponseTooLargeException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.http.engine.Exchange;
import com.syncsketch.sdk.client.internal.http.engine.HttpFailure;
import com.syncsketch.sdk.client.internal.http.engine.HttpFailure.Kind;
import com.syncsketch.sdk.client.internal.http.engine.ResponseHeaders;
import com.syncsketch.sdk.client.internal.util.FakeTime;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorMapperTest {

    private static final OperationInfo GET = new OperationInfo("GET", "/x/");

    private final FakeTime time = new FakeTime();
    private final ErrorMapper errors = new ErrorMapper(
            Credentials.apiKey("u", "key-1a2b3c4d"), time.timing().clock());

    @Test
    void body_isRedactedBeforeItIsTruncated() {
        String filler = "x".repeat(64 * 1024 - 3);
        HttpResponse response = response(filler + "key-1a2b3c4d and more");
        assertThat(errors.status(GET, response).getBody())
                .startsWith(filler + "***\n[truncated: the first 65536 of ")
                .doesNotContain("key");
    }

    @Test
    void secretsOfTheRequestBody_areRedactedEverywhere() {
        OperationInfo operation = new OperationInfo("POST", "/x/").with(Redactor.in(List.of("top \"é/1")));
        List<String> forms = List.of("top \"é/1", "top \\\"é\\/1", "top \\u0022\\u00E9/1", "top+%22%C3%A9%2F1");
        for (String form : forms) {
            ApiException refused = errors.status(operation, response("<" + form + ">", "X-Echo", form));
            assertThat(refused.getBody()).isEqualTo("<***>");
            assertThat(refused.getHeaders().get("X-Echo")).containsExactly("***");
            assertThat(refused).hasMessageNotContaining("top");
            RedirectRefusedException redirected =
                    errors.redirect(operation, response(form, "Location", "/" + form), form, "it leaves the origin");
            assertThat(redirected).hasMessageNotContaining("top");
            assertThat(redirected.getHeaders().toString()).doesNotContain("top");
            DecodingException unreadable = errors.decoding(operation, response(form), "it has " + form);
            assertThat(unreadable).hasMessageContaining("it has ***");
            assertThat(unreadable.getBody()).isEqualTo("***");
            for (Kind kind : Kind.values()) {
                SyncSketchException broken = errors.failure(
                        operation, new HttpFailure(kind, "broke", form, new IOException(form)), sent(operation));
                assertThat(broken)
                        .as(kind.name())
                        .hasMessageNotContaining("top")
                        .hasNoCause();
            }
        }
        assertThat(operation.toString() + operation.redactor()).doesNotContain("top");
    }

    @Test
    void credentials_areRedactedInAllFailures() {
        for (Kind kind : Kind.values()) {
            HttpFailure failure = new HttpFailure(kind, "broke", "at key-1a2b3c4d", new IOException("key-1a2b3c4d"));
            assertThat(errors.failure(GET, failure, sent(GET)))
                    .as(kind.name())
                    .hasMessageNotContaining("key-1a2b3c4d")
                    .hasNoCause();
        }
    }

    /** Determines whether a request that creates something may be retried. */
    @ParameterizedTest
    @MethodSource
    void connectionException_hasRequestSent(Kind kind, boolean bytesWritten, boolean sent) {
        Exchange exchange = new Exchange(RequestTimeout.of(GET, Duration.ofSeconds(5)));
        if (bytesWritten) {
            exchange.startSending(0);
            exchange.addSent(20, 1);
        }
        IOException cause = new IOException("reset");
        SyncSketchException e = errors.failure(GET, new HttpFailure(kind, "connection to x: reset", cause), exchange);
        assertThat(e)
                .isInstanceOfSatisfying(
                        ConnectionException.class,
                        connection -> assertThat(connection.isRequestSent()).isEqualTo(sent))
                .hasMessageStartingWith("GET /x/: ")
                .hasMessageContaining("connection to x: reset")
                .hasCause(cause);
        assertThat(e.getMessage().contains("the connection broke before the response was complete"))
                .isEqualTo(sent);
    }

    static Stream<Arguments> connectionException_hasRequestSent() {
        return Stream.of(
                arguments(Kind.UNKNOWN_HOST, false, false),
                arguments(Kind.CONNECT, false, false),
                arguments(Kind.TLS, false, false),
                arguments(Kind.NO_CONNECTION_AVAILABLE, false, false),
                arguments(Kind.TIMEOUT, false, false),
                arguments(Kind.BROKEN, false, false),
                arguments(Kind.BROKEN, true, true),
                arguments(Kind.PROTOCOL, true, true));
    }

    @Test
    void connectionBroken_beforeAnythingWasSent_isReported() {
        Exchange exchange = new Exchange(RequestTimeout.of(GET, Duration.ofSeconds(5)));
        exchange.startSending(0);
        assertThat(errors.failure(GET, new HttpFailure(Kind.BROKEN, "reset", null), exchange))
                .hasMessage("GET /x/: the request was not sent (reset)");
    }

    @Test
    void timeout_whileConnecting_isAConnectionException() {
        Exchange exchange = new Exchange(RequestTimeout.of(GET, Duration.ofSeconds(5)));
        assertThat(errors.failure(GET, new HttpFailure(Kind.TIMEOUT, "closed", null), exchange))
                .isInstanceOf(ConnectionException.class)
                .hasMessage("GET /x/: no connection was established in time (closed)");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"UNDECODABLE", "TOO_LARGE", "TIMEOUT", "INTERRUPTED", "CLOSED", "PROXY"})
    void otherFailures_haveTheirOwnExceptions(Kind kind) {
        Class<? extends SyncSketchException> expected = switch (kind) {
            case UNDECODABLE -> DecodingException.class;
            case TOO_LARGE -> ResponseTooLargeException.class;
            case TIMEOUT -> RequestTimeoutException.class;
            case INTERRUPTED -> RequestInterruptedException.class;
            case CLOSED -> ClientClosedException.class;
            case PROXY -> ProxyException.class;
            default -> throw new AssertionError(kind);
        };
        assertThat(errors.failure(GET, new HttpFailure(kind, "why", null, 200, null), sent(GET)))
                .isExactlyInstanceOf(expected)
                .hasMessageStartingWith("GET /x/");
    }

    @Test
    void failuresOfProxyAndTls_referToTheGuide() {
        Set<Kind> guided = EnumSet.of(Kind.PROXY, Kind.TLS);
        for (Kind kind : Kind.values()) {
            String message = errors.failure(GET, new HttpFailure(kind, "why", null), sent(GET))
                    .getMessage();
            assertThat(message.contains("docs/proxies.md")).as(kind.name()).isEqualTo(guided.contains(kind));
        }
    }

    @Test
    void cause_isTheFirstExceptionThatIsNotAnHttpFailure() {
        ConnectException refused = new ConnectException("refused");
        HttpFailure inner = new HttpFailure(Kind.CONNECT, "could not connect", refused);
        HttpFailure outer = new HttpFailure(Kind.BROKEN, "broke", inner);
        assertThat(errors.failure(GET, outer, sent(GET))).hasCause(refused);
    }

    @Test
    void retryAfter_isRelativeToTheClock() {
        assertThat(errors.retryAfter(ResponseHeaders.of("retry-after", "Tue, 03 Mar 2026 10:00:05 GMT")))
                .hasSeconds(5);
        assertThat(errors.retryAfter(ResponseHeaders.of("Retry-After", "7"))).hasSeconds(7);
        assertThat(errors.retryAfter(ResponseHeaders.of("Date", "7"))).isNull();
    }

    private static Exchange sent(OperationInfo operation) {
        Exchange exchange = new Exchange(RequestTimeout.of(operation, Duration.ofSeconds(5)));
        exchange.startSending(0);
        exchange.addSent(20, 1);
        return exchange;
    }

    private static HttpResponse response(String body, String... headers) {
        return new HttpResponse(400, ResponseHeaders.of(headers), body.getBytes(StandardCharsets.UTF_8));
    }
}
