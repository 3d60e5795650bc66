package com.syncsketch.sdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.syncsketch.sdk.client.http.ApiResponse;
import feign.Body;
import feign.CollectionFormat;
import feign.HeaderMap;
import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import feign.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Interfaces of users with Feign annotations: what is supported, and what is rejected on first use. */
class OwnInterfacesTest {

    private final TestServer server = new TestServer();
    private final SyncSketchClient client = server.client();

    /** Expands a parameter to its doubled value. */
    public static final class Twice implements Param.Expander {

        @Override
        public String expand(Object value) {
            return value + "-" + value;
        }
    }

    /** A query object whose fields are the parameters. */
    public static final class Filter {

        static final String IGNORED = "constant";

        @Param("name__startswith")
        final String prefix;

        final Integer limit;

        public Filter(String prefix, Integer limit) {
            this.prefix = prefix;
            this.limit = limit;
        }
    }

    /** A query object with accessors. */
    public static final class Named {

        public String getName() {
            return "x y";
        }
    }

    /** A query object that Feign's encoder cannot access. */
    private static final class Hidden {

        @SuppressWarnings("unused") // Read by the encoder.
        public String getName() {
            return "x";
        }
    }

    interface Parent<T> {

        @RequestLine("GET /parent/{id}/")
        T get(@Param("id") String id);
    }

    @Headers({"Accept: application/json", "X-Studio: one"})
    interface Own extends Parent<Map<String, String>> {

        @RequestLine("GET /a/{x}/b-{y}/?fixed=1&flag&q={q}&pair={x}:{q}")
        Map<String, Object> templates(@Param("x") String x, @Param("y") Object y, @Param("q") String q);

        @RequestLine("GET /expanded/{x}/?q={x}")
        Object expanded(@Param(value = "x", expander = Twice.class) String x);

        @RequestLine("GET /list/?id={id}")
        Object exploded(@Param("id") List<Integer> ids);

        @RequestLine(value = "GET /list/?id={id}", collectionFormat = CollectionFormat.CSV)
        Object csv(@Param("id") int[] ids);

        @RequestLine(value = "GET /list/?id={id}", collectionFormat = CollectionFormat.PIPES)
        Object pipes(@Param("id") List<String> ids);

        @RequestLine("GET /filtered/")
        Object filtered(@QueryMap Filter filter);

        @RequestLine("GET /filtered/")
        Object filtered(@QueryMap Map<String, Object> filter);

        @RequestLine("GET /bean/")
        Object bean(@QueryMap(mapEncoder = QueryMap.MapEncoder.BEAN) Object bean);

        @RequestLine("POST /headers/")
        @Headers({"X-Take: {take}", "Content-Type: text/plain"})
        Object headers(@Param("take") String take, @HeaderMap Map<String, Object> more, String body);

        @RequestLine("PUT /bytes/")
        @Headers("Content-Type: application/octet-stream")
        void bytes(byte[] body);

        @RequestLine("GET /whole/")
        ApiResponse<Map<String, String>> whole();

        @RequestLine("GET /whole/")
        Response raw();
    }

    @BeforeEach
    void echo() {
        server.handle(exchange -> {
            server.note(exchange);
            TestServer.send(exchange, 200, "application/json", "{\"a\": \"b\"}");
        });
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private Own own() {
        return client.api(Own.class);
    }

    private String requested(@SuppressWarnings("unused") Object ignoredResult) {
        return server.received.get(server.received.size() - 1).uri();
    }

    @Test
    void arguments_areEncodedForTheirPlace() {
        assertThat(requested(own().templates("100%20real/ü", 7, "a&b=c")))
                .isEqualTo(
                        "/a/100%2520real%2F%C3%BC/b-7/?fixed=1&flag=&q=a%26b%3Dc&pair=100%2520real%2F%C3%BC%3Aa%26b%3Dc");
        assertThat(requested(own().templates("x", "y", null))).isEqualTo("/a/x/b-y/?fixed=1&flag=");
        assertThat(requested(own().expanded("v"))).isEqualTo("/expanded/v-v/?q=v-v");
    }

    @Test
    void lists_areSentInTheFormatOfTheInterface() {
        assertThat(requested(own().exploded(Arrays.asList(1, null, 2)))).isEqualTo("/list/?id=1&id=2");
        assertThat(requested(own().exploded(List.of()))).isEqualTo("/list/");
        assertThat(requested(own().csv(new int[] {1, 2}))).isEqualTo("/list/?id=1,2");
        assertThat(requested(own().pipes(List.of("a b", "c")))).isEqualTo("/list/?id=a%20b%7Cc");
    }

    @Test
    void queryObjects_mayBeFieldsMapsAndBeans() {
        assertThat(requested(own().filtered(new Filter("50%20 & more", null))))
                .isEqualTo("/filtered/?name__startswith=50%2520%20%26%20more");
        assertThat(requested(own().filtered(Map.of("limit", 3)))).isEqualTo("/filtered/?limit=3");
        assertThat(requested(own().bean(new Named()))).isEqualTo("/bean/?name=x%20y");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> own().bean(new Hidden()))
                .withMessageContaining("query");
    }

    @Test
    void bodiesAndHeaders_areSentAsDeclared() {
        own().headers("7", Map.of("X-More", List.of("a", "b")), "plain text");
        own().bytes(new byte[] {1, 2, 3});
        TestServer.Received text = server.received.get(0);
        assertThat(text.text()).isEqualTo("plain text");
        assertThat(text.header("X-Take")).isEqualTo("7");
        assertThat(text.header("X-Studio")).isEqualTo("one");
        assertThat(text.headers().get("X-More")).containsExactly("a", "b");
        assertThat(text.header("Content-Type")).isEqualTo("text/plain");
        assertThat(server.received.get(1).body()).containsExactly(1, 2, 3);
    }

    @Test
    void results_haveStatusAndHeadersIfDeclared() throws Exception {
        ApiResponse<Map<String, String>> whole = own().whole();
        assertThat(whole.getStatus()).isEqualTo(200);
        assertThat(whole.getHeader("content-type")).isEqualTo("application/json");
        assertThat(whole.getHeader("X-None")).isNull();
        assertThat(whole.getBody()).containsEntry("a", "b");
        try (Response raw = own().raw()) {
            assertThat(raw.status()).isEqualTo(200);
            assertThat(new String(raw.body().asInputStream().readAllBytes())).contains("\"a\"");
        }
        assertThat(own().get("1")).containsEntry("a", "b");
    }

    @Test
    void requiredArguments_areNamedIfTheyAreNull() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> own().templates(null, "y", "q"))
                .withMessageContaining("x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> own().filtered((Filter) null))
                .withMessageContaining("query");
        assertThatIllegalArgumentException().isThrownBy(() -> own().bytes(null)).withMessageContaining("body");
        assertThat(server.received).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"..", ".", "''", "a/../b"})
    void pathTraversal_isRejected(String id) {
        if (id.contains("/")) {
            // The slash is encoded, so only a server that decodes before routing would see it.
            assertThatIllegalArgumentException().isThrownBy(() -> own().get(id));
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> own().get(id)).withMessageContaining("segment");
        }
    }

    interface WithUri {
        @RequestLine("GET /a/")
        Object get(URI other);
    }

    interface WithBodyTemplate {
        @RequestLine("POST /a/")
        @Body("{x}")
        Object post(@Param("x") String x);
    }

    interface WithFormParameter {
        @RequestLine("POST /a/")
        Object post(@Param("x") String x);
    }

    interface WithTwoBodies {
        @RequestLine("POST /a/")
        Object post(String one, String two);
    }

    interface WithoutRequestLine {
        Object get();
    }

    interface WithoutMethod {
        @RequestLine("/a/")
        Object get();
    }

    interface WithoutSlash {
        @RequestLine("GET a/")
        Object get();
    }

    interface WithUnknownParameter {
        @RequestLine("GET /a/{x}/")
        Object get();
    }

    interface WithRegularExpression {
        @RequestLine("GET /a/{x:[0-9]+}/")
        Object get(@Param("x") String x);
    }

    interface WithBrokenHeader {
        @RequestLine("GET /a/")
        @Headers("no colon")
        Object get();
    }

    interface WithFuture {
        @RequestLine("GET /a/")
        CompletableFuture<Object> get();
    }

    interface WithOptional {
        @RequestLine("GET /a/")
        Optional<Object> get();
    }

    interface WithStream {
        @RequestLine("GET /a/")
        Stream<Object> get();
    }

    interface WithoutOperations {
        default int one() {
            return 1;
        }
    }

    static Stream<Class<?>> unsupported() {
        return Stream.of(
                WithUri.class,
                WithBodyTemplate.class,
                WithFormParameter.class,
                WithTwoBodies.class,
                WithoutRequestLine.class,
                WithoutMethod.class,
                WithoutSlash.class,
                WithUnknownParameter.class,
                WithRegularExpression.class,
                WithBrokenHeader.class,
                WithFuture.class,
                WithOptional.class,
                WithStream.class,
                WithoutOperations.class);
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void unsupportedInterfaces_areRejectedOnFirstUse(Class<?> type) {
        assertThatIllegalStateException()
                .isThrownBy(() -> client.api(type))
                .withMessageMatching("(?s).*(not supported|no method|cannot).*");
        assertThat(server.received).isEmpty();
    }

    @Test
    void classes_areRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.api(String.class))
                .withMessageContaining("Not an interface");
    }
}
