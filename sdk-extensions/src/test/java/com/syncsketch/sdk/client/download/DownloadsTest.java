package com.syncsketch.sdk.client.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestSecrets;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.ClientClosedException;
import com.syncsketch.sdk.client.error.DownloadException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.resource.Annotations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadsTest {

    private static final String SIGNED =
            "/bucket/shot%20010.zip?X-Amz-Credential=AKIAEXAMPLE&X-Amz-Signature=" + TestSecrets.URL_SIGNATURE;

    @TempDir
    Path folder;

    private final TestServer api = new TestServer();
    private final TestServer storage = new TestServer();
    private final SyncSketchClient client = api.client();

    @AfterEach
    void stop() {
        api.close();
        storage.close();
    }

    @Test
    void download_writesTheFileAndSendsNoCredentials() throws IOException {
        byte[] bytes = bytes(3_000_000);
        storage.handle(exchange -> {
            storage.note(exchange);
            send(exchange, bytes);
        });
        List<DownloadProgress> events = new ArrayList<>();
        Path target = folder.resolve("new/shot.zip");
        Path file = client.downloads()
                .download(
                        storage.url() + SIGNED,
                        target,
                        DownloadOptions.builder().progressListener(events::add).build());
        assertThat(file).isEqualTo(target).hasBinaryContent(bytes);
        TestServer.Received request = storage.only();
        assertThat(request.uri()).isEqualTo(SIGNED);
        assertThat(request.headers()).doesNotContainKey("Authorization");
        assertThat(request.header("User-Agent")).startsWith("syncsketch");
        assertThat(api.received).isEmpty();
        assertThat(names(target.getParent())).containsExactly("shot.zip");
        assertThat(events).extracting(DownloadProgress::getReceivedBytes).isSorted();
        assertThat(events).extracting(DownloadProgress::isComplete).last().isEqualTo(true);
        assertThat(events.get(0).getTotalBytes()).hasValue(3_000_000);
        assertThat(events).hasSizeBetween(2, 4);
    }

    @Test
    void download_fromTheApiHost_sendsNoCredentialsEither() {
        api.respond(200, "application/zip", "zip");
        client.downloads().download(api.url() + "/file", folder.resolve("a"));
        assertThat(api.only().headers()).doesNotContainKey("Authorization");
    }

    @Test
    void download_encodesCharactersThatTheServiceDidNotEncode() {
        storage.respond(200, "application/zip", "zip");
        client.downloads().download(storage.url() + "/a b|\u00fc.zip?s=100%", folder.resolve("a"));
        assertThat(storage.only().uri()).isEqualTo("/a%20b%7C%C3%BC.zip?s=100%25");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 206, 400, 403, 404, 500, 503})
    void errorStatus_isReportedWithTheStartOfTheBody(int status) throws IOException {
        storage.respond(
                status,
                "application/xml",
                status == 204
                        ? ""
                        : "<Error><Code>AccessDenied</Code><Signature>0a1b2c3d4e5f</Signature></Error>"
                                + "x".repeat(9000));
        assertThatThrownBy(() -> client.downloads().download(storage.url() + SIGNED, folder.resolve("a.zip")))
                .isInstanceOfSatisfying(DownloadException.class, e -> {
                    assertThat(e.getStatus()).isEqualTo(status);
                    assertThat(e.getBodyStart()).hasSizeLessThanOrEqualTo(4096);
                    assertThat(e.getTarget()).isEqualTo(folder.resolve("a.zip"));
                    assertHidden(e);
                    if (status != 204) {
                        assertThat(e.getBodyStart()).startsWith("<Error><Code>AccessDenied</Code><Signature>***");
                        assertThat(e).hasMessageContaining("AccessDenied");
                    }
                });
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void htmlInsteadOfAFile_isRejected() throws IOException {
        storage.respond(200, "text/html; charset=utf-8", "<html>Log in</html>");
        assertThatThrownBy(() -> client.downloads().download(storage.url() + SIGNED, folder.resolve("a.zip")))
                .isInstanceOfSatisfying(
                        DownloadException.class,
                        e -> assertThat(e.getBodyStart()).contains("Log in"));
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void redirects_areFollowedWithoutCredentials() {
        storage.respond(200, "application/zip", "zip");
        api.redirect(307, storage.url() + "/there");
        assertThat(client.downloads().download(api.url() + "/here", folder.resolve("a")))
                .hasContent("zip");
        assertThat(storage.only().uri()).isEqualTo("/there");
        assertThat(storage.only().headers()).doesNotContainKey("Authorization");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://storage.example/x", "http://user:pw@127.0.0.1/x", "/again"})
    void redirects_toOtherSchemesOrWithoutEnd_areRejected(String location) throws IOException {
        storage.redirect(302, location);
        assertThatThrownBy(() -> client.downloads().download(storage.url() + SIGNED, folder.resolve("a")))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("redirect")
                .satisfies(DownloadsTest::assertHidden);
        assertThat(storage.received).hasSizeLessThanOrEqualTo(6);
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void size_isLimited() throws IOException {
        DownloadOptions small = DownloadOptions.builder().maxBytes(1000).build();
        Path target = folder.resolve("a");
        storage.handle(exchange -> send(exchange, bytes(1001)));
        assertThatThrownBy(() -> client.downloads().download(storage.url() + "/x", target, small))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("1001 bytes");
        storage.handle(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(bytes(100_000));
            exchange.close();
        });
        assertThatThrownBy(() -> client.downloads().download(storage.url() + "/x", target, small))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("more than the maximum of 1000 bytes");
        assertThat(names(folder)).isEmpty();
        storage.handle(exchange -> send(exchange, bytes(1000)));
        assertThat(client.downloads().download(storage.url() + "/x", target, small))
                .hasSize(1000);
    }

    @Test
    void existingFile_isReplacedOnlyWithOverwrite() throws IOException {
        storage.respond(200, "application/zip", "new");
        Path target = Files.writeString(folder.resolve("a"), "old");
        assertThatThrownBy(() -> client.downloads().download(storage.url() + "/x", target))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("exists");
        assertThat(storage.received).isEmpty();
        assertThat(target).hasContent("old");
        client.downloads()
                .download(
                        storage.url() + "/x",
                        target,
                        DownloadOptions.builder().ifExists(IfExists.REPLACE).build());
        assertThat(target).hasContent("new");
        assertThat(names(folder)).containsExactly("a");
    }

    @Test
    void fileThatAppearsDuringTheDownload_isKept() throws IOException {
        Path target = folder.resolve("a");
        storage.handle(exchange -> {
            Files.writeString(target, "other");
            send(exchange, bytes(10));
        });
        assertThatThrownBy(() -> client.downloads().download(storage.url() + "/x", target))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("exists");
        assertThat(target).hasContent("other");
        assertThat(names(folder)).containsExactly("a");
    }

    @Test
    void failure_keepsTheOldFileAndLeavesNoPartialFile() throws IOException {
        Path target = Files.writeString(folder.resolve("a"), "old");
        storage.handle(exchange -> {
            exchange.sendResponseHeaders(200, 5_000_000);
            exchange.getResponseBody().write(bytes(2_000_000));
            exchange.getResponseBody().flush();
            exchange.close();
        });
        DownloadOptions overwrite =
                DownloadOptions.builder().ifExists(IfExists.REPLACE).build();
        assertThatThrownBy(() -> client.downloads().download(storage.url() + SIGNED, target, overwrite))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("connection to 127.0.0.1:")
                .hasMessageContaining("received: 2000000")
                .satisfies(DownloadsTest::assertHidden);
        assertThat(target).hasContent("old");
        assertThat(names(folder)).containsExactly("a");
    }

    @Test
    void storageThatSendsNothing_timesOut() throws IOException {
        storage.handle(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(bytes(10));
            exchange.getResponseBody().flush();
            await(storage.end);
        });
        DownloadOptions hasty =
                DownloadOptions.builder().idleTimeout(Duration.ofMillis(50)).build();
        assertThatThrownBy(() -> client.downloads().download(storage.url() + SIGNED, folder.resolve("a"), hasty))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("sent nothing for 50 ms")
                .satisfies(DownloadsTest::assertHidden);
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void interrupt_endsTheDownload() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        storage.handle(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(bytes(10));
            exchange.getResponseBody().flush();
            begun.countDown();
            await(storage.end);
        });
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                client.downloads().download(storage.url() + SIGNED, folder.resolve("a"));
            } catch (SyncSketchException e) {
                flag.complete(Thread.currentThread().isInterrupted());
                thrown.complete(e);
            }
        });
        thread.start();
        begun.await();
        thread.interrupt();
        assertThat(thrown.get()).isInstanceOf(RequestInterruptedException.class);
        assertThat(flag.get()).isTrue();
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void downloadInto_staysInTheFolder() throws IOException {
        storage.respond(200, "application/zip", "zip");
        Path inner = folder.resolve("inner");
        assertThat(client.downloads().downloadInto(storage.url() + "/x", inner, "../../x.zip"))
                .isEqualTo(inner.resolve("x.zip"));
        assertThat(client.downloads().downloadInto(storage.url() + "/x", inner, null))
                .isEqualTo(inner.resolve("download"));
        assertThat(names(folder)).containsExactly("inner");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shot.zip",
                "/shot.zip",
                "file:///etc/passwd?X-Amz-Signature=0a1b2c3d4e5f",
                "https://?X-Amz-Signature=0a1b2c3d4e5f",
                "https://user:0a1b2c3d4e5f@storage.example/x"
            })
    void invalidUrl_isRejectedWithoutShowingIt(String url) {
        assertThatThrownBy(() -> client.downloads().download(url, folder.resolve("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(DownloadsTest::assertHidden);
    }

    @Test
    void cookies_areNotSent() {
        storage.handle(exchange -> {
            storage.note(exchange);
            exchange.getResponseHeaders().set("Set-Cookie", "session=1; Path=/");
            TestServer.send(exchange, 200, "application/zip", "zip");
        });
        client.downloads().download(storage.url() + "/x", folder.resolve("a"));
        client.downloads().download(storage.url() + "/x", folder.resolve("b"));
        assertThat(storage.received)
                .hasSize(2)
                .noneMatch(request -> request.headers().containsKey("Cookie"));
    }

    @Test
    void closedClient_rejectsDownloads() {
        client.close();
        assertThatThrownBy(() -> client.downloads().download(storage.url() + "/x", folder.resolve("a")))
                .isInstanceOf(ClientClosedException.class);
    }

    @Test
    void listenerThatThrows_isIgnored() {
        storage.respond(200, "application/zip", "zip");
        DownloadOptions options = DownloadOptions.builder()
                .progressListener(progress -> {
                    throw new IllegalStateException("listener");
                })
                .build();
        assertThatCode(() -> client.downloads().download(storage.url() + "/x", folder.resolve("a"), options))
                .doesNotThrowAnyException();
    }

    @Test
    void downloadGreasePencil_rendersWaitsAndDownloads() {
        assertThat(render("{\"fileName\": \"../shot_greasePencil\", \"s3Path\": \"URL\"}")
                        .downloadGreasePencil(456, 789, folder))
                .isEqualTo(folder.resolve("shot_greasePencil_456_789.zip"))
                .hasContent("file");
        assertThat(render("{\"fileName\": \"..\", \"s3Path\": \"URL\"}").downloadGreasePencil(456, 789, folder))
                .isEqualTo(folder.resolve("greasePencil_456_789.zip"));
        assertThat(storage.last().headers()).doesNotContainKey("Authorization");
    }

    @Test
    void downloadVideo_usesTheExtensionOfTheUrl() {
        assertThat(render("{\"s3Path\": \"URL.mov?sig=0a1b2c3d4e5f\"}").downloadVideo(456, 789, folder))
                .isEqualTo(folder.resolve("video_456_789.mov"));
        assertThat(render("{\"fileName\": \"shot\", \"s3Path\": \"URL\"}").downloadVideo(456, 789, folder))
                .isEqualTo(folder.resolve("shot_456_789.mp4"));
    }

    /** Rendering takes long, so the result must not have to be rendered again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"s3Path\": \"URL\"}",
                "{\"s3Path\": \"https://[/x\"}",
                "{\"s3Path\": \"ftp://127.0.0.1/x\"}",
                "{\"s3Path\": \"\"}",
                "{}"
            })
    void downloadOfATask_thatFails_namesTheTask(String data) {
        Annotations annotations = render(data);
        storage.respond(403, "application/xml", "");

        for (Runnable call : List.<Runnable>of(
                () -> annotations.downloadVideo(456, 789, folder),
                () -> annotations.downloadGreasePencil(456, 789, folder))) {
            assertThatThrownBy(call::run)
                    .isInstanceOfSatisfying(
                            SyncSketchException.class,
                            e -> assertThat(e.getTaskId()).isEqualTo("task-1"))
                    .hasMessageContaining("task-1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "", "?"})
    void downloadOfATask_thatCannotBeAwaited_namesTheTask(String status) {
        Thread caller = Thread.currentThread();
        api.handle(exchange -> {
            boolean start = exchange.getRequestMethod().equals("POST");
            int code = start || !status.isEmpty() ? 200 : 502;
            String body = start ? "\"task-1\"" : "{\"status\": \"" + status + "\"}";
            TestServer.send(exchange, code, "application/json", body);
            if (!start && status.equals("?")) {
                // The task is still running, and the caller waits for it.
                caller.interrupt();
            }
        });

        assertThatThrownBy(() -> client.annotations().downloadSketches(456, 789, folder))
                .isInstanceOfSatisfying(
                        SyncSketchException.class,
                        e -> assertThat(e.getTaskId()).isEqualTo("task-1"))
                .hasMessageContaining("task-1");
        assertThat(Thread.interrupted()).isEqualTo(status.equals("?"));
    }

    @Test
    void downloadOfATask_withoutAFolder_startsNothing() {
        api.handle(api.responding(200, "application/json", "\"task-1\""));
        Annotations annotations = client.annotations();

        assertThatThrownBy(() -> annotations.downloadVideo(456, 789, null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> annotations.downloadGreasePencil(456, 789, null))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> annotations.downloadSketches(456, 789, null)).isInstanceOf(NullPointerException.class);

        assertThat(api.received).isEmpty();
    }

    private Annotations render(String data) {
        storage.respond(200, "application/octet-stream", "file");
        String state = "{\"status\": \"done\", \"data\": " + data.replace("URL", storage.url() + "/file") + "}";
        api.handle(exchange -> TestServer.send(
                exchange, 200, "application/json", exchange.getRequestMethod().equals("POST") ? "\"task-1\"" : state));
        return client.annotations();
    }

    private static void assertHidden(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            assertThat(t.toString()).doesNotContain("0a1b2c3d4e5f", "AKIAEXAMPLE");
        }
        if (e instanceof DownloadException download) {
            assertThat(download.getBodyStart()).doesNotContain("0a1b2c3d4e5f", "AKIAEXAMPLE");
        }
    }

    private static void send(HttpExchange exchange, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
