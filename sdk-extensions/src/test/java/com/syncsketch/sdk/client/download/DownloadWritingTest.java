package com.syncsketch.sdk.client.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.DownloadException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How the body of a download is written to a file. */
@Timeout(60)
class DownloadWritingTest {

    private static final int CHUNKED = 0;

    private final TestServer storage = new TestServer();
    private final SyncSketchClient client = storage.client();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        storage.close();
    }

    /** The file is written while it arrives, not kept in memory until it is complete. */
    @Test
    void body_isWrittenWhileItArrives_besideTheTarget() throws IOException {
        Path target = folder.resolve("shot.mov");
        CompletableFuture<List<Path>> beside = new CompletableFuture<>();
        storage.handle(exchange -> {
            exchange.sendResponseHeaders(200, CHUNKED);
            send(exchange, "moving ");
            beside.complete(List.of(awaitPart(7)));
            send(exchange, "pictures");
            exchange.close();
        });
        assertThat(client.downloads().download(storage.url() + "/x", target)).hasContent("moving pictures");
        assertThat(beside.join()).doesNotContain(target);
        assertThat(names()).containsExactly("shot.mov");
    }

    @Test
    void fileOfUnknownSize_mayHaveTheMaximumSizeAndNotAByteMore() throws IOException {
        DownloadOptions options = DownloadOptions.builder().maxBytes(4).build();
        for (String text : List.of("1234", "12345")) {
            storage.handle(exchange -> {
                exchange.sendResponseHeaders(200, CHUNKED);
                for (String letter : text.split("")) {
                    send(exchange, letter);
                }
                exchange.close();
            });
            Path target = folder.resolve(text);
            Throwable failure =
                    catchThrowable(() -> client.downloads().download(storage.url() + "/x", target, options));
            if (text.length() == 4) {
                assertThat(failure).isNull();
            } else {
                assertThat(failure)
                        .isInstanceOf(DownloadException.class)
                        .hasMessageContaining("the file has more than the maximum of 4 bytes");
            }
        }
        assertThat(names()).containsExactly("1234");
    }

    @Test
    void fileThatIsTooLarge_isNotReadCompletely() {
        CompletableFuture<Throwable> dropped = new CompletableFuture<>();
        storage.handle(exchange -> {
            exchange.sendResponseHeaders(200, CHUNKED);
            dropped.complete(catchThrowable(() -> {
                while (storage.end.getCount() > 0) {
                    exchange.getResponseBody().write(new byte[64 * 1024]);
                }
            }));
        });
        DownloadOptions options = DownloadOptions.builder().maxBytes(1000).build();
        assertThatThrownBy(() -> client.downloads().download(storage.url() + "/x", folder.resolve("a"), options))
                .isInstanceOf(DownloadException.class);
        assertThat(dropped.join()).isInstanceOf(IOException.class);
    }

    @Test
    void diskFailure_isNotReportedAsAConnectionFailure() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        storage.handle(exchange -> {
            Files.delete(inside);
            exchange.sendResponseHeaders(200, 4);
            send(exchange, "1234");
            exchange.close();
        });
        DownloadException disk = catchThrowableOfType(
                DownloadException.class, () -> client.downloads().download(storage.url() + "/x", inside.resolve("a")));
        assertThat(disk)
                .hasMessageEndingWith("the file cannot be written")
                .hasCauseInstanceOf(NoSuchFileException.class);
        assertThat(disk.isTransient()).isFalse();

        storage.handle(exchange -> {
            exchange.sendResponseHeaders(200, 4);
            send(exchange, "12");
            exchange.close();
        });
        DownloadException connection = catchThrowableOfType(
                DownloadException.class, () -> client.downloads().download(storage.url() + "/x", folder.resolve("a")));
        assertThat(connection).hasMessageNotContaining("cannot be written");
        assertThat(connection.isTransient()).isTrue();
        assertThat(connection.getReceivedBytes()).isEqualTo(2);
        assertThat(names()).isEmpty();
    }

    /** Waits until the file that is being written is not empty. */
    private Path awaitPart(long length) throws IOException {
        while (true) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    if (Files.size(file) == length) {
                        return file;
                    }
                }
            }
            Thread.onSpinWait();
        }
    }

    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }

    private static void send(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.US_ASCII));
        exchange.getResponseBody().flush();
    }
}
