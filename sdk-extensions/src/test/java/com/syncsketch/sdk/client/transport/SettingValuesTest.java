package com.syncsketch.sdk.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.RequestOptions;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.SyncSketchClientBuilder;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.download.DownloadOptions;
import com.syncsketch.sdk.client.resource.ItemMedia;
import com.syncsketch.sdk.client.resource.ReviewLink;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import com.syncsketch.sdk.client.task.ProcessingOptions;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UploadRequestBuilder;
import com.syncsketch.testsupport.TestCertificate;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid values are rejected by their setters; accepted values work. */
@Timeout(120)
class SettingValuesTest {

    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);
    private static final String PATH = "/api/v1/project/20/";

    @TempDir
    private Path folder;

    /** All setters of durations, by name. */
    private static Map<String, Consumer<Duration>> durations() {
        Map<String, Consumer<Duration>> setters = new LinkedHashMap<>();
        setters.put("connectTimeout", d -> SyncSketchClient.builder().connectTimeout(d));
        setters.put("readTimeout", d -> SyncSketchClient.builder().readTimeout(d));
        setters.put("totalTimeout", d -> SyncSketchClient.builder().totalTimeout(d));
        setters.put("connectionIdleTimeout", d -> SyncSketchClient.builder().connectionIdleTimeout(d));
        setters.put("connectionLifetime", d -> SyncSketchClient.builder().connectionLifetime(d));
        setters.put("options.readTimeout", d -> RequestOptions.builder().readTimeout(d));
        setters.put("options.totalTimeout", d -> RequestOptions.builder().totalTimeout(d));
        setters.put("stallTimeout", d -> upload().stallTimeout(d));
        setters.put("responseTimeout", d -> upload().responseTimeout(d));
        setters.put("idleTimeout", d -> DownloadOptions.builder().idleTimeout(d));
        setters.put("timeout", d -> ProcessingOptions.builder().timeout(d));
        setters.put("pollInterval", d -> ProcessingOptions.builder().pollInterval(d));
        setters.put("maxPollInterval", d -> ProcessingOptions.builder().maxPollInterval(d));
        return setters;
    }

    static Stream<Arguments> badDurations() {
        return durations().keySet().stream()
                .flatMap(name -> Stream.of(
                                Duration.ZERO,
                                Duration.ofNanos(-1),
                                Duration.ofSeconds(-1),
                                Duration.ofSeconds(Long.MIN_VALUE))
                        .map(duration -> Arguments.of(name, duration)));
    }

    @ParameterizedTest
    @MethodSource("badDurations")
    void nonPositiveDuration_isRejected(String setter, Duration duration) {
        assertThatThrownBy(() -> durations().get(setter).accept(duration)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseDelay", "maxDelay", "maxRetryAfter"})
    void negativeDelay_isRejected(String setter) {
        RetryPolicy.Builder builder = RetryPolicy.builder();
        for (Duration duration : new Duration[] {Duration.ofNanos(-1), Duration.ofSeconds(Long.MIN_VALUE)}) {
            assertThatThrownBy(() -> (switch (setter) {
                                case "baseDelay" -> builder.baseDelay(duration);
                                case "maxDelay" -> builder.maxDelay(duration);
                                default -> builder.maxRetryAfter(duration);
                            })
                            .build())
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** Sets a duration of the client, or leaves the client unchanged if the setter rejects it. */
    static Stream<Arguments> clientDurations() {
        Map<String, BiConsumer<SyncSketchClientBuilder, Duration>> setters = Map.of(
                "connectTimeout", SyncSketchClientBuilder::connectTimeout,
                "readTimeout", SyncSketchClientBuilder::readTimeout,
                "totalTimeout", SyncSketchClientBuilder::totalTimeout,
                "connectionIdleTimeout", SyncSketchClientBuilder::connectionIdleTimeout,
                "connectionLifetime", SyncSketchClientBuilder::connectionLifetime,
                "baseDelay",
                        (builder, d) -> builder.retryPolicy(
                                RetryPolicy.builder().baseDelay(d).build()),
                "maxRetryAfter",
                        (builder, d) -> builder.retryPolicy(
                                RetryPolicy.builder().maxRetryAfter(d).build()));
        return setters.entrySet().stream()
                .flatMap(setter -> Stream.of(
                                FOR_EVER, Duration.ofDays(365_000_000), Duration.ofMillis(Integer.MAX_VALUE))
                        .map(duration -> Arguments.of(setter.getKey(), duration, setter.getValue())));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("clientDurations")
    void veryLongDuration_worksOrIsRejected(
            String name, Duration duration, BiConsumer<SyncSketchClientBuilder, Duration> setter) {
        try (RawServer server = RawServer.plain(RawServer.ok())) {
            SyncSketchClientBuilder builder = server.clientBuilder();
            try {
                setter.accept(builder, duration);
            } catch (IllegalArgumentException e) {
                return;
            }
            try (SyncSketchClient client = builder.build()) {
                for (int i = 0; i < 3; i++) {
                    client.raw().send("GET", PATH);
                    client.raw().send("POST", PATH);
                }
                assertThat(server.connections()).isLessThan(3);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stallTimeout", "responseTimeout"})
    void veryLongUploadTimeout_works(String setter) {
        Path file = UploadService.file(folder, 100_000);
        try (UploadService upload = UploadService.plain(
                        RawServer.each((connection, request) -> connection.send(UploadService.PART_TAKEN)));
                TestServer server = new TestServer().respondJson("{\"id\": 77}");
                SyncSketchClient form = server.client();
                SyncSketchClient client = upload.client()) {
            UploadRequestBuilder request = UploadRequest.builder(456, file);
            try {
                request = setter.equals("stallTimeout")
                        ? request.stallTimeout(FOR_EVER)
                        : request.responseTimeout(FOR_EVER);
            } catch (IllegalArgumentException e) {
                return;
            }
            UploadRequest accepted = request.build();
            assertThat(client.uploads().upload(accepted).getId()).isEqualTo(UploadService.ITEM);
            assertThat(client.uploads().uploadSigned(accepted).getId()).isEqualTo(UploadService.ITEM);
            assertThat(form.uploads().uploadToServer(accepted).getId()).isEqualTo(77);
        }
    }

    @Test
    void veryLongDownloadTimeout_works() {
        try (RawServer storage =
                        RawServer.plain(RawServer.each((connection, request) -> connection.respond(200, "zip")));
                SyncSketchClient client = storage.client()) {
            DownloadOptions.Builder options = DownloadOptions.builder();
            try {
                options.idleTimeout(FOR_EVER);
            } catch (IllegalArgumentException e) {
                return;
            }
            Path target = folder.resolve("a.zip");
            assertThat(client.downloads().download(storage.url() + "/a.zip", target, options.build()))
                    .hasContent("zip");
        }
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "a\rb",
                "a\nb",
                "a\r\nX-Injected: b",
                "\r\n",
                "a\0b",
                "a\u007fb",
                "caf\u00e9 \u20ac",
                "\u65e5\u672c",
                "\ud83d\ude00",
                "a\u010ab",
                "a\u560ab"
            })
    void invalidHeaderValue_isRejected(String value) {
        assertThatThrownBy(() -> SyncSketchClient.builder().header("X-Studio", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X-Studio");
        assertThatThrownBy(() -> RequestOptions.builder().header("X-Studio", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X-Studio");
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {"", " ", "X Studio", "X-Studio:", "X-Studio\r\nX", "X\0", "X-St\u00fcdio", "\u65e5", "(x)", "X@y"
            })
    void invalidHeaderName_isRejected(String name) {
        assertThatThrownBy(() -> SyncSketchClient.builder().header(name, "a"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RequestOptions.builder().header(name, "a"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void validHeaders_areSentUnchanged() {
        try (RawServer server = RawServer.plain(RawServer.ok());
                SyncSketchClient client = server.clientBuilder()
                        .header("X-Studio", "a, b; c=\"d\"")
                        .build()) {
            RequestOptions options =
                    RequestOptions.builder().header("X-Shot", "sh\tot 010").build();
            client.with(options).raw().send("POST", PATH, Map.of(), Map.of("name", "a"));
            client.raw().send("GET", PATH);
            RawRequest first = server.requests().get(0);
            assertThat(first.header("X-Studio")).isEqualTo("a, b; c=\"d\"");
            assertThat(first.header("X-Shot")).isEqualTo("sh\tot 010");
            assertThat(server.requests().get(1).header("X-Shot")).isNull();
        }
    }

    /** Headers for framing and credentials belong to the client: rejected, or at least never sent twice. */
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length", "Transfer-Encoding", "Host", "Connection", "Authorization", "Expect"})
    void headerOfTheClient_isNotSentTwice(String name) {
        try (RawServer server = RawServer.plain(RawServer.ok())) {
            SyncSketchClientBuilder builder = server.clientBuilder();
            try {
                builder.header(name, "1");
            } catch (IllegalArgumentException e) {
                return;
            }
            try (SyncSketchClient client = builder.build()) {
                client.raw().send("POST", PATH, Map.of(), Map.of("name", "a"));
                RawRequest request = server.requests().get(0);
                assertThat(request.headers(name)).doesNotContain("1");
                assertThat(request.headers("Content-Length")).hasSize(1);
            }
        }
    }

    @Test
    void invalidNumbers_areRejected() {
        for (int connections : new int[] {0, -1, Integer.MIN_VALUE}) {
            assertThatThrownBy(() -> SyncSketchClient.builder().maxConnections(connections))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (long size : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertThatThrownBy(() -> SyncSketchClient.builder().maxResponseSize(size))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void veryLargeNumbers_work() {
        try (RawServer server = RawServer.plain(RawServer.ok());
                SyncSketchClient client = server.clientBuilder()
                        .maxConnections(Integer.MAX_VALUE)
                        .maxResponseSize(Integer.MAX_VALUE - 8)
                        .build()) {
            assertThat(client.raw().send("GET", PATH).getText()).isEqualTo("{}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "empty", "text", "cut", "folder"})
    void unreadableCertificates_areRejected(String kind) throws Exception {
        Path file = folder.resolve("ca.pem");
        switch (kind) {
            case "empty" -> Files.createFile(file);
            case "text" -> Files.writeString(file, "no certificate");
            case "cut" -> {
                String pem = Files.readString(TestCertificate.loopback().writePem(file), StandardCharsets.US_ASCII);
                Files.writeString(file, pem.substring(0, pem.length() / 2));
            }
            case "folder" -> Files.createDirectory(file);
            default -> assertThat(file).doesNotExist();
        }
        SyncSketchClientBuilder builder = SyncSketchClient.builder()
                .host("https://127.0.0.1")
                .credentials(Credentials.apiKey(TestServer.USER, TestServer.KEY));
        assertThatThrownBy(() -> builder.trustedCertificates(file).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ca.pem");
    }

    @Test
    void certificates_ofAFile_areTrusted() {
        Path pem = TestCertificate.loopback().writePem(folder.resolve("ca.pem"));
        try (RawServer server = RawServer.tls(TestCertificate.loopback(), RawServer.ok());
                SyncSketchClient client = SyncSketchClient.builder()
                        .host(server.url())
                        .credentials(Credentials.apiKey(TestServer.USER, TestServer.KEY))
                        .trustedCertificates(pem)
                        .build()) {
            assertThat(client.raw().send("GET", PATH).getText()).isEqualTo("{}");
        }
    }

    /** All setters of objects, with the name of their parameter. */
    @SuppressWarnings("DataFlowIssue")
    static Stream<Arguments> nulls() {
        SyncSketchClientBuilder builder = SyncSketchClient.builder();
        RequestOptions.Builder options = RequestOptions.builder();
        UploadRequestBuilder upload = upload();
        SyncSketchClient client = SyncSketchClient.builder()
                .credentials(Credentials.apiKey(TestServer.USER, TestServer.KEY))
                .build();
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put("host", () -> builder.host((String) null));
        calls.put("host ", () -> builder.host((URI) null));
        calls.put("credentials", () -> builder.credentials(null));
        calls.put("connectTimeout", () -> builder.connectTimeout(null));
        calls.put("readTimeout", () -> builder.readTimeout(null));
        calls.put("totalTimeout", () -> builder.totalTimeout(null));
        calls.put("retryPolicy", () -> builder.retryPolicy(null));
        calls.put("sslContext", () -> builder.sslContext(null));
        calls.put("connectionIdleTimeout", () -> builder.connectionIdleTimeout(null));
        calls.put("connectionLifetime", () -> builder.connectionLifetime(null));
        calls.put("suffix", () -> builder.userAgent(null));
        calls.put("pem", () -> builder.trustedCertificates(null));
        calls.put("attemptListener", () -> builder.attemptListener(null));
        calls.put("name", () -> builder.header(null, "a"));
        calls.put("value", () -> builder.header("X-Studio", null));
        calls.put("options", () -> client.with(null));
        calls.put("operation", () -> client.withResponse(null));
        calls.put("readTimeout ", () -> options.readTimeout(null));
        calls.put("totalTimeout ", () -> options.totalTimeout(null));
        calls.put("retryPolicy ", () -> options.retryPolicy(null));
        calls.put("name ", () -> options.header(null, "a"));
        calls.put("value ", () -> options.header("X-Studio", null));
        calls.put("file", () -> UploadRequest.builder(456, (Path) null));
        calls.put("stallTimeout", () -> upload.stallTimeout(null));
        calls.put("responseTimeout", () -> upload.responseTimeout(null));
        calls.put("idleTimeout", () -> DownloadOptions.builder().idleTimeout(null));
        calls.put("ifExists", () -> DownloadOptions.builder().ifExists(null));
        calls.put("progressListener", () -> DownloadOptions.builder().progressListener(null));
        calls.put("timeout", () -> ProcessingOptions.builder().timeout(null));
        calls.put("pollInterval", () -> ProcessingOptions.builder().pollInterval(null));
        calls.put("maxPollInterval", () -> ProcessingOptions.builder().maxPollInterval(null));
        calls.put("progressListener ", () -> ProcessingOptions.builder().progressListener(null));
        calls.put("options ", () -> client.items().awaitProcessed(1, null));
        calls.put("itemIds", () -> client.items().awaitProcessed((Collection<Long>) null));
        calls.put("status", () -> client.items().setApprovalStatus(1, null));
        calls.put("media", () -> client.items().download(1, null, folder()));
        calls.put("folder", () -> client.items().download(1, ItemMedia.PROXY, null));
        calls.put("options  ", () -> client.items().download(1, ItemMedia.PROXY, folder(), null));
        calls.put("folder ", () -> client.annotations().saveSketches(List.of(), null));
        calls.put("options   ", () -> client.annotations().downloadVideo(1, 2, folder(), null));
        calls.put("options    ", () -> client.annotations().exportNotes(1, null));
        calls.put("name  ", () -> client.projects().findOrCreate(1, null));
        calls.put("description", () -> client.projects().findOrCreate(1, "a", null));
        calls.put("name   ", () -> client.reviews().findOrCreate(1, null));
        calls.put("description ", () -> client.reviews().findOrCreate(1, "a", null));
        calls.put("name    ", () -> client.reviews().findOrCreateSection(1, null, List.of()));
        calls.put("uuid", () -> client.reviews().findByUuid(null));
        calls.put("link", () -> client.reviews().fromLink(null));
        calls.put("review", () -> ReviewLink.of(null));
        calls.put("baseDelay", () -> RetryPolicy.builder().baseDelay(null));
        calls.put("maxDelay", () -> RetryPolicy.builder().maxDelay(null));
        calls.put("maxRetryAfter", () -> RetryPolicy.builder().maxRetryAfter(null));
        calls.put("method", () -> client.raw().send(null, PATH));
        calls.put("path", () -> client.raw().send("GET", null));
        calls.put("query", () -> client.raw().send("GET", PATH, null, null));
        return calls.entrySet().stream().map(call -> Arguments.of(call.getKey().strip(), call.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nulls")
    void nullArgument_isNamed(String name, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(NullPointerException.class).hasMessageContaining(name);
    }

    private static Path folder() {
        return Path.of("folder");
    }

    private static UploadRequestBuilder upload() {
        return UploadRequest.builder(456, Path.of("shot010_v003.mov"));
    }
}
