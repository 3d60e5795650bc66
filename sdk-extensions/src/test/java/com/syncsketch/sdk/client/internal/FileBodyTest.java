package com.syncsketch.sdk.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBodyTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("a.mov"), "0123456789");
    }

    private FileBody part(long offset, long length) {
        return new FileBody(FileSnapshot.of(file), offset, length, taken -> {}, null);
    }

    @Test
    void part_isReadAgainFromItsStart() throws IOException {
        try (FileBody body = part(3, 4)) {
            assertThat(read(body)).isEqualTo("3456");
            assertThat(read(body)).isEqualTo("3456");
            assertThat(body.isAllTaken()).isTrue();
        }
    }

    @Test
    void part_thatIsAskedForAfterItsEnd_isNotRead() throws IOException {
        FileBody body = part(0, 10);
        body.close();
        assertThatThrownBy(() -> read(body)).isInstanceOf(UncheckedIOException.class);
        assertThat(body.position()).isZero();
        assertThat(body.failure()).isNotNull();
    }

    private static String read(FileBody body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CompletableFuture<String> end = new CompletableFuture<>();
        body.publisher().subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(ByteBuffer buffer) {
                byte[] some = new byte[buffer.remaining()];
                buffer.get(some);
                bytes.writeBytes(some);
            }

            @Override
            public void onError(Throwable e) {
                end.completeExceptionally(e);
            }

            @Override
            public void onComplete() {
                end.complete(bytes.toString(StandardCharsets.US_ASCII));
            }
        });
        return end.join();
    }
}
