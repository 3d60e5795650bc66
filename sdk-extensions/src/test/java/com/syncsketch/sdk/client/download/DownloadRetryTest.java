package com.syncsketch.sdk.client.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.syncsketch.sdk.client.RequestOptions;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.ClientClosedException;
import com.syncsketch.sdk.client.error.DownloadException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.internal.util.FakeTime;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a download is retried, and what is left behind. */
class DownloadRetryTest {

    private static final byte[] FILE = bytes(5_000_000);

    @TempDir
    private Path folder;

    private final TestServer storage = new TestServer();
    private final FakeTime time = new FakeTime();
    private final SyncSketchClient client = storage.clientBuilder(time.timing())
            .retryPolicy(RetryPolicy.standard())
            .build();

    @AfterEach
    void stop() {
        storage.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void transientStatus_isRetried(int status) throws IOException {
        respondInOrder(exchange -> TestServer.send(exchange, status, "application/xml", "<Error/>"), this::whole);
        assertThat(download(client)).hasBinaryContent(FILE);
        assertThat(storage.received)
                .hasSize(2)
                .extracting(TestServer.Received::uri)
                .containsOnly("/a?sig=1");
        assertThat(time.pauses).containsExactly(Duration.ofMillis(250));
        assertThat(names()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 206, 400, 403, 404, 416, 501})
    void permanentStatus_isNotRetried(int status) throws IOException {
        respondInOrder(
                exchange -> TestServer.send(exchange, status, "application/xml", status == 204 ? "" : "<Error/>"));
        DownloadException e = failure(client);
        assertThat(e.getStatus()).isEqualTo(status);
        assertThat(e.isTransient()).isFalse();
        assertThat(e.getAttempts()).isEqualTo(1);
        assertThat(time.pauses).isEmpty();
        assertThat(names()).isEmpty();
    }

    /** A captive portal or a proxy responds in place of the storage, once or twice. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "text/html                     | <html>Log in</html>",
                "text/html                     | ''",
                "TEXT/HTML; charset=iso-8859-1 | Log in",
                "application/xhtml+xml         | <p>Log in</p>",
                "none                          | <!DOCTYPE html><p>Log in</p>",
                "none                          | <!-- portal --> <HTML></HTML>",
                "none                          | <?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>",
            })
    void page_thatPasses_isRetried(String contentType, String page) throws IOException {
        HttpHandler portal = exchange -> TestServer.send(exchange, 200, contentType, page);
        respondInOrder(portal, portal, this::whole);

        assertThat(download(client)).hasBinaryContent(FILE);
        assertThat(storage.received).hasSize(3);
        assertThat(names()).containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource({
        "301, ftp://127.0.0.1/a",
        "302, http://user@127.0.0.1/a",
        "303, https://",
        "307, ''",
        "308, http://[",
        "304, ''",
        "511, ''",
        "520, ''",
        "530, ''"
    })
    void response_thatOnlyAProxySends_isRetried(int status, String location) throws IOException {
        respondInOrder(
                exchange -> {
                    if (!location.isEmpty()) {
                        exchange.getResponseHeaders().set("Location", location);
                    }
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                },
                this::whole);

        assertThat(download(client)).hasBinaryContent(FILE);
        assertThat(storage.received).hasSize(2);
    }

    @Test
    void pageThatStays_endsWithItsStart() throws IOException {
        storage.respond(200, null, "<html>Log in</html>");

        DownloadException e = failure(client);

        assertThat(e.getAttempts()).isEqualTo(4);
        assertThat(e.isTransient()).isTrue();
        assertThat(e.getStatus()).isEqualTo(200);
        assertThat(e.getBodyStart()).isEqualTo("<html>Log in</html>");
        assertThat(e).hasMessageContaining("returned 200 (no content type) instead of the file");
        assertThat(names()).isEmpty();
    }

    @Test
    void redirectThatStays_endsWithTheReason() {
        storage.redirect(302, "ftp://127.0.0.1/a");

        DownloadException e = failure(client);

        assertThat(e.getAttempts()).isEqualTo(4);
        assertThat(e.isTransient()).isTrue();
        assertThat(e.getStatus()).isEqualTo(302);
        assertThat(e).hasMessageContaining("a redirect was rejected: The URL of the file ");
    }

    @Test
    void redirectsWithoutEnd_areNotRetried() {
        storage.redirect(302, "/a?sig=1");

        assertThat(failure(client).getAttempts()).isEqualTo(1);
        assertThat(storage.received).hasSize(6);
    }

    /** Only a response without a type is searched for markup: a type says what the file is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "image/svg+xml            | <svg></svg>",
                "application/octet-stream | <html>a template</html>",
                "none                     | <svg></svg>",
                "none                     | a < b",
                "none                     | ''",
            })
    void fileThatLooksLikeAPage_isAFile(String contentType, String content) {
        storage.respond(200, contentType, content);

        assertThat(download(client)).hasContent(content);
    }

    /** The start that was searched is written, too, and not counted twice. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 513, 200_000})
    void fileWithoutAType_isWrittenCompletely(int length) {
        byte[] file = bytes(length);
        storage.handle(exchange -> {
            exchange.sendResponseHeaders(200, length == 0 ? -1 : length);
            exchange.getResponseBody().write(file);
            exchange.close();
        });
        List<DownloadProgress> events = new ArrayList<>();

        client.downloads()
                .download(
                        url(),
                        folder.resolve("a"),
                        DownloadOptions.builder()
                                .maxBytes(Math.max(1, length))
                                .progressListener(events::add)
                                .build());

        assertThat(folder.resolve("a")).hasBinaryContent(file);
        assertThat(events.get(events.size() - 1).getReceivedBytes()).isEqualTo(length);
    }

    @Test
    void persistentFailure_hasTheEarlierFailuresAsSuppressed() throws IOException {
        storage.handle(exchange -> {
            storage.note(exchange);
            half(exchange);
        });
        DownloadException e = failure(client);
        assertThat(e.getAttempts()).isEqualTo(4);
        assertThat(e.isTransient()).isTrue();
        assertThat(e.getStatus()).isZero();
        assertThat(e.getReceivedBytes()).isPositive();
        assertThat(e)
                .hasMessageContaining("connection to 127.0.0.1:")
                .hasMessageContaining("received: 2500000")
                .hasMessageEndingWith("(after 4 attempts)");
        assertThat(e.getSuppressed()).hasSize(3).hasOnlyElementsOfType(DownloadException.class);
        assertThat(storage.received).hasSize(4);
        assertThat(names()).isEmpty();
    }

    @Test
    void unreachableStorage_isRetried() throws IOException {
        storage.close();
        DownloadException e = failure(client);
        assertThat(e.getAttempts()).isEqualTo(4);
        assertThat(e.isTransient()).isTrue();
        assertThat(e.getReceivedBytes()).isZero();
        assertThat(names()).isEmpty();
    }

    @Test
    void brokenDownload_restartsAndProgressNeverDecreases() throws IOException {
        List<DownloadProgress> events = new ArrayList<>();
        respondInOrder(this::half, this::half, this::whole);
        Path file = client.downloads()
                .download(
                        url(),
                        folder.resolve("a"),
                        DownloadOptions.builder().progressListener(events::add).build());
        assertThat(file).hasBinaryContent(FILE);
        assertThat(names()).containsExactly("a");
        assertThat(storage.received)
                .hasSize(3)
                .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("Range"));
        List<Long> received =
                events.stream().map(DownloadProgress::getReceivedBytes).toList();
        assertThat(received).isSorted().doesNotHaveDuplicates().endsWith((long) FILE.length);
        assertThat(events).filteredOn(DownloadProgress::isComplete).hasSize(1);
    }

    @Test
    void stalledDownload_isRetried() {
        respondInOrder(
                exchange -> {
                    exchange.sendResponseHeaders(200, FILE.length);
                    exchange.getResponseBody().write(FILE, 0, 10);
                    exchange.getResponseBody().flush();
                    stall();
                },
                this::whole);
        DownloadOptions hasty =
                DownloadOptions.builder().idleTimeout(Duration.ofSeconds(1)).build();
        assertThat(client.downloads().download(url(), folder.resolve("a"), hasty))
                .hasBinaryContent(FILE);
    }

    @Test
    void retryAfter_ofTheStorage_isHonored() {
        respondInOrder(busy("7"), this::whole);
        download(client);
        assertThat(time.pauses).containsExactly(Duration.ofMillis(7250));
    }

    @Test
    void retryAfter_aboveTheMaximum_failsTheDownload() {
        respondInOrder(busy("Tue, 03 Mar 2026 11:00:00 GMT"));
        DownloadException e = failure(client);
        assertThat(e.getRetryAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(e).hasMessageContaining("the requested delay of 3600 s exceeds");
        assertThat(time.pauses).isEmpty();
    }

    @Test
    void redirects_areFollowedAgainByEachAttempt() {
        respondInOrder(
                exchange -> TestServer.redirectTo(exchange, 302, "/there"),
                exchange -> TestServer.send(exchange, 503, null, ""),
                exchange -> TestServer.redirectTo(exchange, 302, "/elsewhere"),
                this::whole);
        assertThat(download(client)).hasBinaryContent(FILE);
        assertThat(storage.received)
                .extracting(TestServer.Received::uri)
                .containsExactly("/a?sig=1", "/there", "/a?sig=1", "/elsewhere");
    }

    @Test
    void file_thatIsTooLargeOrCannotBeWritten_isNotRetried() throws IOException {
        respondInOrder(this::whole, exchange -> {
            try (Stream<Path> parts = Files.list(folder)) {
                assertThat(parts).isEmpty();
            }
            Files.delete(folder);
            whole(exchange);
        });
        DownloadOptions small = DownloadOptions.builder().maxBytes(1000).build();
        DownloadException tooLarge = catchThrowableOfType(
                DownloadException.class, () -> client.downloads().download(url(), folder.resolve("a"), small));
        assertThat(tooLarge.getAttempts()).isEqualTo(1);
        assertThat(tooLarge.isTransient()).isFalse();
        DownloadException unwritable = failure(client);
        Files.createDirectories(folder);
        assertThat(unwritable.getAttempts()).isEqualTo(1);
        assertThat(unwritable).hasMessageContaining("cannot be written");
        assertThat(storage.received).hasSize(2);
    }

    @Test
    void interrupt_duringADelay_endsTheDownload() throws IOException {
        respondInOrder(this::half);
        time.whilePausing(pause -> {
            throw new InterruptedException();
        });
        Throwable e = catchThrowable(() -> download(client));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(e).isInstanceOf(RequestInterruptedException.class);
        assertThat(e.getSuppressed()).singleElement().isInstanceOf(DownloadException.class);
        assertThat(names()).isEmpty();
    }

    @Test
    void close_duringADelay_endsTheDownload() throws IOException {
        respondInOrder(this::half);
        time.whilePausing(pause -> client.close());
        assertThat(catchThrowable(() -> download(client)))
                .isInstanceOf(ClientClosedException.class)
                .hasMessageContaining(": the client is closed");
        assertThat(storage.received).hasSize(1);
        assertThat(names()).isEmpty();
    }

    @Test
    void totalTimeout_withoutData_failsTheDownload() {
        respondInOrder(exchange -> {
            time.pass(Duration.ofHours(1));
            TestServer.send(exchange, 503, null, "");
        });
        assertThat(failure(client)).hasMessageContaining("the total timeout of 180000 ms leaves no time for another");
    }

    @Test
    void totalTimeout_restartsAfterATransferThatBrokeOff() {
        respondInOrder(
                exchange -> {
                    time.pass(Duration.ofHours(1));
                    half(exchange);
                },
                this::whole);
        assertThat(download(client)).hasBinaryContent(FILE);
    }

    @Test
    void totalTimeout_limitsTheWaitForTheFirstByte() {
        respondInOrder(exchange -> stall());
        SyncSketchClient hasty = client.with(
                RequestOptions.builder().totalTimeout(Duration.ofMillis(50)).build());
        assertThat(failure(hasty)).hasMessageContaining("sent nothing for 50 ms");
    }

    @Test
    void retryPolicy_ofADerivedClient_applies() {
        storage.respond(503, null, "");
        SyncSketchClient once = client.with(
                RequestOptions.builder().retryPolicy(RetryPolicy.none()).build());
        assertThat(failure(once).getAttempts()).isEqualTo(1);
        assertThat(failure(client).getAttempts()).isEqualTo(4);
    }

    private String url() {
        return storage.url() + "/a?sig=1";
    }

    private Path download(SyncSketchClient client) {
        return client.downloads().download(url(), folder.resolve("a"));
    }

    private DownloadException failure(SyncSketchClient client) {
        return catchThrowableOfType(DownloadException.class, () -> download(client));
    }

    /** Responds to each request with the next handler. */
    private void respondInOrder(HttpHandler... handlers) {
        Deque<HttpHandler> next = new ArrayDeque<>(List.of(handlers));
        storage.handle(exchange -> {
            storage.note(exchange);
            next.remove().handle(exchange);
        });
    }

    private HttpHandler busy(String retryAfter) {
        return exchange -> {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
            TestServer.send(exchange, 503, null, "");
        };
    }

    private void whole(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, FILE.length);
        exchange.getResponseBody().write(FILE);
        exchange.close();
    }

    private void half(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, FILE.length);
        exchange.getResponseBody().write(FILE, 0, FILE.length / 2);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private void stall() {
        try {
            storage.end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
