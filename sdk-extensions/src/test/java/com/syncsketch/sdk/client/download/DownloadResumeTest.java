package com.syncsketch.sdk.client.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.DownloadException;
import com.syncsketch.sdk.client.internal.util.FakeTime;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
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

/** Downloads that continue where an earlier attempt or an earlier process stopped. */
class DownloadResumeTest {

    private static final byte[] FILE = bytes(1, 3_000_000);
    private static final byte[] OTHER = bytes(2, 3_000_000);
    private static final int HALF = 1_500_000;
    private static final DownloadOptions RESUME =
            DownloadOptions.builder().resume(true).build();

    @TempDir
    private Path folder;

    private final TestServer storage = new TestServer();
    private final SyncSketchClient client = storage.client();

    @AfterEach
    void stop() {
        storage.close();
    }

    @Test
    void failedDownload_isResumedByTheNextOne() throws IOException {
        respondInOrder(half(FILE, "\"v1\""), rangeOf(FILE, "\"v1\""));

        assertThatThrownBy(() -> download(RESUME)).isInstanceOf(DownloadException.class);
        assertThat(names()).containsExactlyInAnyOrder("a.mov.part", "a.mov.part.etag");
        assertThat(download(RESUME)).hasBinaryContent(FILE);

        assertThat(storage.received.get(0).headers()).doesNotContainKeys("Range", "If-Range");
        assertThat(storage.last().header("Range")).isEqualTo("bytes=" + HALF + "-");
        assertThat(storage.last().header("If-Range")).isEqualTo("\"v1\"");
        assertThat(names()).containsExactly("a.mov");
    }

    /** A retry within a download needs no option, because nothing is left behind. */
    @Test
    void retry_continuesAndLeavesNothing() throws IOException {
        respondInOrder(half(FILE, "\"v1\""), rangeOf(FILE, "\"v1\""));
        try (SyncSketchClient retrying = storage.clientBuilder(new FakeTime().timing())
                .retryPolicy(RetryPolicy.standard())
                .build()) {
            assertThat(retrying.downloads().download(storage.url() + "/a", folder.resolve("a.mov")))
                    .hasBinaryContent(FILE);
        }
        assertThat(storage.last().header("Range")).isEqualTo("bytes=" + HALF + "-");
        assertThat(names()).containsExactly("a.mov");
    }

    /** The storage has another version: as an honest server, and as one that ignores the condition. */
    @ParameterizedTest
    @ValueSource(strings = {"whole", "other range", "416", "no content range", "range without etag"})
    void otherVersion_isNeverMixedWithTheReceivedPart(String kind) throws IOException {
        HttpHandler second = switch (kind) {
            case "whole" -> whole(OTHER, "\"v2\"");
            case "other range" -> rangeOf(OTHER, "\"v2\"");
            case "416" -> exchange -> TestServer.send(exchange, 416, "application/xml", "<Error/>");
            case "no content range" -> exchange -> send(exchange, 206, OTHER, 0, OTHER.length);
            default -> rangeOf(OTHER, null);
        };
        respondInOrder(half(FILE, "\"v1\""), second, whole(OTHER, "\"v2\""));

        assertThatThrownBy(() -> download(RESUME)).isInstanceOf(DownloadException.class);
        assertThat(download(RESUME)).hasBinaryContent(OTHER);

        assertThat(names()).containsExactly("a.mov");
        assertThat(storage.last().headers().containsKey("Range")).isEqualTo(kind.equals("whole"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "W/\"v1\"", "v1", "\"\""})
    void withoutAStrongEtag_theNextDownloadStartsFromTheBeginning(String etag) throws IOException {
        respondInOrder(half(FILE, etag.isEmpty() ? null : etag), whole(OTHER, null));

        assertThatThrownBy(() -> download(RESUME)).isInstanceOf(DownloadException.class);
        assertThat(names()).isEmpty();
        assertThat(download(RESUME)).hasBinaryContent(OTHER);

        assertThat(storage.last().headers()).doesNotContainKey("Range");
    }

    /** What may remain of a killed process: a part without a version, a torn version, more bytes than the file has. */
    @ParameterizedTest
    @CsvSource({
        "5, ''",
        "5, '\"v1\"'",
        "5, '\"v1\"\n'",
        "5, '\"v1\"\n300000'",
        "0, '\"v1\"\n3000000\n'",
        "3000001, '\"v1\"\n3000000\n'",
        "5, 'v1\n3000000\n'",
        "5, '\"v1\"\nx\n'"
    })
    void remainsThatProveNothing_areNotUsed(int length, String version) throws IOException {
        Files.write(folder.resolve("a.mov.part"), Arrays.copyOf(OTHER, length));
        Files.writeString(folder.resolve("a.mov.part.etag"), version);
        respondInOrder(whole(FILE, "\"v1\""));

        assertThat(download(RESUME)).hasBinaryContent(FILE);

        assertThat(storage.only().headers()).doesNotContainKey("Range");
        assertThat(names()).containsExactly("a.mov");
    }

    /** The storage must confirm that its version is the same, even if all bytes are there. */
    @Test
    void completePart_isConfirmedWithItsLastByte() throws IOException {
        Files.write(folder.resolve("a.mov.part"), FILE);
        Files.writeString(folder.resolve("a.mov.part.etag"), "\"v1\"\n" + FILE.length + "\n");
        respondInOrder(rangeOf(FILE, "\"v1\""));

        assertThat(download(RESUME)).hasBinaryContent(FILE);

        assertThat(storage.only().header("Range")).isEqualTo("bytes=" + (FILE.length - 1) + "-");
    }

    @Test
    void partThatAnotherDownloadWrites_isRefused() throws IOException {
        respondInOrder(whole(FILE, "\"v1\""));
        Path version = folder.resolve("a.mov.part.etag");
        try (FileChannel other = FileChannel.open(version, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            assertThat(other.lock().isValid()).isTrue();
            assertThatThrownBy(() -> download(RESUME)).hasMessageContaining("Another download writes");
        }
        assertThat(storage.received).isEmpty();
        assertThat(version).exists();
        assertThat(download(RESUME)).hasBinaryContent(FILE);
    }

    @Test
    void redirects_repeatTheRange() throws IOException {
        respondInOrder(
                half(FILE, "\"v1\""),
                exchange -> TestServer.redirectTo(exchange, 302, storage.url() + "/b"),
                rangeOf(FILE, "\"v1\""));

        assertThatThrownBy(() -> download(RESUME)).isInstanceOf(DownloadException.class);
        assertThat(download(RESUME)).hasBinaryContent(FILE);

        assertThat(storage.received).extracting(TestServer.Received::uri).containsExactly("/a", "/a", "/b");
        assertThat(storage.last().header("Range")).isEqualTo("bytes=" + HALF + "-");
    }

    @Test
    void resumedDownload_countsTheReceivedBytes() throws IOException {
        List<DownloadProgress> events = new ArrayList<>();
        respondInOrder(half(FILE, "\"v1\""), rangeOf(FILE, "\"v1\""));

        assertThatThrownBy(() -> download(RESUME)).isInstanceOf(DownloadException.class);
        download(RESUME.toBuilder().progressListener(events::add).build());

        assertThat(events).isNotEmpty().allSatisfy(event -> {
            assertThat(event.getReceivedBytes()).isGreaterThan(HALF);
            assertThat(event.getTotalBytes()).hasValue(FILE.length);
        });
    }

    @Test
    void fileThatGrewTooLarge_isNotResumed() {
        respondInOrder(half(FILE, "\"v1\""), rangeOf(FILE, "\"v1\""));
        assertThatThrownBy(() -> download(RESUME)).isInstanceOf(DownloadException.class);

        DownloadOptions small = RESUME.toBuilder().maxBytes(FILE.length - 1).build();
        assertThatThrownBy(() -> download(small)).hasMessageContaining("more than the maximum");
    }

    @ParameterizedTest
    @CsvSource({"SKIP, old, 0", "REPLACE, new, 1", "REPLACE_IF_SIZE_DIFFERS, old, 1", "RENAME, old, 1"})
    void existingFile_isTreatedAsChosen(IfExists choice, String content, int requests) throws IOException {
        Path target = Files.writeString(folder.resolve("a.mov"), "old");
        storage.respond(200, "video/quicktime", "new");

        Path result = download(DownloadOptions.builder().ifExists(choice).build());

        assertThat(target).hasContent(content);
        assertThat(result).hasFileName(choice == IfExists.RENAME ? "a (2).mov" : "a.mov");
        assertThat(storage.received).hasSize(requests);
    }

    @Test
    void existingFileOfAnotherSize_isReplaced() throws IOException {
        Files.writeString(folder.resolve("a.mov"), "older");
        storage.respond(200, "video/quicktime", "new");

        assertThat(download(DownloadOptions.builder()
                        .ifExists(IfExists.REPLACE_IF_SIZE_DIFFERS)
                        .resume(true)
                        .build()))
                .hasContent("new");
        assertThat(names()).containsExactly("a.mov");
    }

    private Path download(DownloadOptions options) {
        return client.downloads().download(storage.url() + "/a", folder.resolve("a.mov"), options);
    }

    private void respondInOrder(HttpHandler... handlers) {
        Deque<HttpHandler> left = new ArrayDeque<>(List.of(handlers));
        storage.handle(exchange -> {
            storage.note(exchange);
            left.remove().handle(exchange);
        });
    }

    private static HttpHandler half(byte[] file, String etag) {
        return exchange -> {
            etag(exchange, etag);
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file, 0, HALF);
            exchange.getResponseBody().flush();
            exchange.close();
        };
    }

    private static HttpHandler whole(byte[] file, String etag) {
        return exchange -> {
            etag(exchange, etag);
            send(exchange, 200, file, 0, file.length);
        };
    }

    /** Sends the requested range, whatever the condition. */
    private static HttpHandler rangeOf(byte[] file, String etag) {
        return exchange -> {
            int start = Integer.parseInt(
                    exchange.getRequestHeaders().getFirst("Range").replaceAll("\\D", ""));
            etag(exchange, etag);
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + start + "-" + (file.length - 1) + "/" + file.length);
            send(exchange, 206, file, start, file.length - start);
        };
    }

    private static void etag(HttpExchange exchange, String etag) {
        if (etag != null) {
            exchange.getResponseHeaders().set("ETag", etag);
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] file, int start, int length) throws IOException {
        exchange.sendResponseHeaders(status, length);
        exchange.getResponseBody().write(file, start, length);
        exchange.close();
    }

    private static byte[] bytes(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
