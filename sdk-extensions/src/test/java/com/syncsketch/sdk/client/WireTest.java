package com.syncsketch.sdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.api.AnnotationsStepsApi;
import com.syncsketch.sdk.client.auth.Credentials;
import feign.HeaderMap;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {

    private final TestServer server = new TestServer().respondJson("{\"id\": 1, \"name\": \"a\"}");

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<Arguments> placements() {
        Credentials key = Credentials.apiKey("td@example.com", "k 1");
        Credentials token = Credentials.token("td@example.com", "t1");
        String path = "/api/v1/thing/1/";
        return Stream.of(
                Arguments.of(key, path, "apikey td@example.com:k 1"),
                Arguments.of(key.inQuery(), path + "?api_key=k+1&username=td%40example.com", null),
                Arguments.of(token, path, "token td@example.com:t1"),
                Arguments.of(token.inQuery(), path + "?token=t1&email=td%40example.com", null));
    }

    @ParameterizedTest
    @MethodSource("placements")
    void request_hasCredentialsInOnePlaceOnly(Credentials credentials, String uri, String authorization) {
        server.clientBuilder()
                .credentials(credentials)
                .build()
                .api(ThingsApi.class)
                .get(1);
        assertThat(server.only().uri()).isEqualTo(uri);
        assertThat(server.only().header("Authorization")).isEqualTo(authorization);
    }

    @Test
    void request_keepsItsQuery() {
        server.respondJson("[]");
        server.clientBuilder()
                .credentials(Credentials.apiKey("u", "k").inQuery())
                .build()
                .api(ThingsApi.class)
                .list("a b/c&d=é");
        assertThat(server.only().uri()).endsWith("&api_key=k&username=u");
        assertThat(URI.create(server.only().uri()).getQuery()).isEqualTo("name=a b/c&d=é&api_key=k&username=u");
    }

    @Test
    void request_overPlainHttp_requestsNoUpgradeAndNamesTheClient() {
        server.clientBuilder()
                .userAgent("ingest/2.1")
                .build()
                .api(ThingsApi.class)
                .get(1);
        assertThat(server.only().headers()).doesNotContainKeys("Upgrade", "Http2-settings");
        assertThat(server.only().header("User-Agent")).matches("syncsketch-sdk-java/\\S+ \\(Java \\d+\\) ingest/2\\.1");
        assertThat(server.only().header("Accept")).isEqualTo("application/json");
    }

    @Test
    void post_withoutABody_sendsALengthOfZero() {
        server.client().api(ThingsApi.class).start("u");
        assertThat(server.only().body()).isEmpty();
        assertThat(server.only().header("Content-Length")).isEqualTo("0");
    }

    @Test
    void request_withoutABody_sendsTheContentTypeOfTheOfficialClient() {
        server.respondJson("{\"id\": 1}");
        SyncSketchClient client = server.client();
        client.api(ThingsApi.class).get(1);
        assertThat(server.last().header("Content-Type")).isEqualTo("application/json");
        client.api(ThingsApi.class).start("u");
        assertThat(server.last().header("Content-Type")).isEqualTo("application/json");
        client.api(AnnotationsStepsApi.class).flattenedSketches("task-1");
        assertThat(server.last().headers()).doesNotContainKey("Content-Type");
        client.api(AnnotationsStepsApi.class).greasePencil("task-1");
        assertThat(server.last().headers()).doesNotContainKey("Content-Type");
    }

    @Test
    void hostWithAPath_isPrepended() {
        server.clientBuilder()
                .host(server.url() + "/base/")
                .build()
                .api(ThingsApi.class)
                .get(1);
        assertThat(server.only().uri()).isEqualTo("/base/api/v1/thing/1/");
    }

    @Test
    void argumentWithASlash_staysInItsSegment() {
        server.client().api(ThingsApi.class).delete("a/b c");
        assertThat(server.only().uri()).isEqualTo("/api/v2/thing/a%2Fb%20c/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../x", "x/..", "x/../y", "a//b", "/", "./x"})
    void pathTraversal_isRejectedBeforeAnythingIsSent(String argument) {
        ThingsApi things = server.client().api(ThingsApi.class);
        assertThatThrownBy(() -> things.delete(argument))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("path unsafe");
        assertThat(server.received).isEmpty();
    }

    @Test
    void nullPathArgument_isRejected() {
        ThingsApi things = server.client().api(ThingsApi.class);
        assertThatThrownBy(() -> things.delete(null)).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.received).isEmpty();
    }

    /** An interface with its own host. */
    public interface AstrayApi {
        @RequestLine("GET /x/")
        void get(URI host);
    }

    /** An interface with its own credentials. */
    public interface OtherUserApi {
        @RequestLine("GET /x/")
        @Headers("Authorization: {value}")
        void getAs(@Param("value") String value);

        @RequestLine("GET /x/")
        @Headers({"authorization: apikey other:key", "User-Agent: other"})
        void getAlwaysAs();

        @RequestLine("GET /x/")
        void getWith(@HeaderMap Map<String, Object> headers);
    }

    @Test
    void interfaceWithAnotherHost_isRejected() {
        SyncSketchClient client = server.client();
        assertThatThrownBy(() -> client.api(AstrayApi.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("AstrayApi#get ")
                .hasMessageContaining("credentials to another host");
    }

    @Test
    void interfaceWithItsOwnAuthorization_sendsTheCredentialsOfTheClientOnly() {
        OtherUserApi api = server.client().api(OtherUserApi.class);
        api.getAs("apikey other:key");
        api.getAlwaysAs();
        api.getWith(Map.of("AUTHORIZATION", "apikey other:key", "user-agent", "other"));
        assertThat(server.received).hasSize(3).allSatisfy(request -> {
            assertThat(request.headers().get("Authorization"))
                    .containsExactly("apikey " + TestServer.USER + ":" + TestServer.KEY);
            assertThat(request.headers().get("User-Agent")).singleElement().isNotEqualTo("other");
        });

        server.received.clear();
        SyncSketchClient inQuery = server.clientBuilder()
                .credentials(Credentials.apiKey("u", "k").inQuery())
                .build();
        inQuery.api(OtherUserApi.class).getAs("apikey other:key");
        assertThat(server.only().headers()).doesNotContainKey("Authorization");
    }

    /** An interface with all kinds of headers: on the type, on a method, fixed, and from an argument. */
    @Headers({"Accept: application/json", "X-Site: main"})
    public interface HeadersApi {
        @RequestLine("POST /x/")
        @Headers({"Content-Type: application/json", "X-Show: {show}", "X-Mixed: fixed", "X-Mixed: {show}"})
        Object write(@Param("show") String show, Object body);

        @RequestLine("GET /x/")
        Object read(@HeaderMap Map<String, Object> headers);
    }

    @Test
    void request_sendsFixedHeadersAndHeadersOfArguments() {
        HeadersApi api = server.client().api(HeadersApi.class);
        api.write("one", Map.of("a", 1));
        api.write("two", Map.of());
        api.read(Map.of("X-Show", "three", "x-site", "other"));

        assertThat(server.received)
                .extracting(request -> request.headers().get("X-show"))
                .containsExactly(List.of("one"), List.of("two"), List.of("three"));
        assertThat(server.received)
                .extracting(request -> request.headers().get("X-mixed"))
                .containsExactly(List.of("fixed", "one"), List.of("fixed", "two"), null);
        assertThat(server.received)
                .extracting(request -> request.headers().get("X-site"))
                .containsExactly(List.of("main"), List.of("main"), List.of("main", "other"));
        assertThat(server.received)
                .extracting(request -> request.headers().get("Accept"))
                .containsOnly(List.of("application/json"));
    }

    @Test
    void api_isTheSameInstanceAndHasTheMethodsOfObject() {
        SyncSketchClient client = server.client();
        ThingsApi things = client.api(ThingsApi.class);
        assertThat(client.api(ThingsApi.class))
                .isSameAs(things)
                .isEqualTo(things)
                .hasSameHashCodeAs(things);
        assertThat(server.client().api(ThingsApi.class)).isNotEqualTo(things);
        assertThat(things).hasToString("ThingsApi of " + server.url());
        assertThatThrownBy(() -> client.api(String.class)).isInstanceOf(IllegalArgumentException.class);
    }
}
