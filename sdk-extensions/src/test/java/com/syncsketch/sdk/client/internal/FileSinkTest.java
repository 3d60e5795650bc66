package com.syncsketch.sdk.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Flow.Subscription;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {

    @TempDir
    private Path folder;

    private Path file;
    private final Requests requests = new Requests();

    /** What is asked of the connection. */
    private static final class Requests implements Subscription {

        private long requested;
        private boolean cancelled;

        @Override
        public void request(long count) {
            requested += count;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    @BeforeEach
    void resolve() {
        file = folder.resolve("shot.part");
    }

    private FileSink sink(long most) {
        return new FileSink(file, most, OptionalLong.empty(), new DownloadReporter(null));
    }

    private static List<ByteBuffer> bytes(String... texts) {
        return List.of(texts).stream()
                .map(text -> ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    @Test
    void whatComes_isWrittenAndAskedForBitByBit() {
        FileSink sink = sink(100);
        sink.onSubscribe(requests);
        assertThat(requests.requested).isEqualTo(1);
        sink.onNext(bytes("moving ", "pict"));
        assertThat(requests.requested).isEqualTo(2);
        assertThat(sink.written()).isEqualTo(11);
        sink.onNext(bytes("ures"));
        assertThat(sink.getBody().toCompletableFuture()).isNotDone();
        sink.onComplete();
        assertThat(sink.getBody().toCompletableFuture()).isCompleted();
        assertThat(file).hasContent("moving pictures");
        assertThat(requests.cancelled).isFalse();
    }

    @Test
    void whatIsAsLongAsItMayBe_isTaken_andNotAByteMore() {
        FileSink sink = sink(4);
        sink.onSubscribe(requests);
        sink.onNext(bytes("1234"));
        assertThat(sink.isTooLarge()).isFalse();
        sink.onNext(bytes("5"));
        assertThat(sink.isTooLarge()).isTrue();
        assertThat(sink.written()).isEqualTo(4);
        assertThat(requests.cancelled).isTrue();
        assertThat(sink.getBody().toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void aFileThatIsThere_isNotTouched() throws IOException {
        Files.writeString(file, "of somebody else");
        FileSink sink = sink(100);
        sink.onSubscribe(requests);
        assertFailed(sink, FileAlreadyExistsException.class);
        sink.onNext(bytes("late"));
        sink.onComplete();
        assertThat(file).hasContent("of somebody else");
    }

    @Test
    void aFileThatCannotBeMade_endsTheDownload() {
        file = folder.resolve("nowhere/shot.part");
        FileSink sink = sink(100);
        sink.onSubscribe(requests);
        assertFailed(sink, NoSuchFileException.class);
    }

    @Test
    void whatComesAfterItWasClosed_isNotTaken() {
        FileSink sink = sink(100);
        sink.onSubscribe(requests);
        sink.onNext(bytes("early"));
        sink.close();
        assertThat(requests.cancelled).isTrue();
        sink.onNext(bytes("late"));
        sink.onComplete();
        assertThat(file).hasContent("early");
        assertThat(sink.getBody().toCompletableFuture()).isNotDone();
        sink.onError(new IOException("closed"));
        assertThat(sink.getBody().toCompletableFuture()).isCompletedExceptionally();
        assertThat(sink.failure()).as("of the file").isNull();
    }

    @Test
    void aConnectionThatComesAfterItWasClosed_isEnded() {
        FileSink sink = sink(100);
        sink.close();
        sink.onSubscribe(requests);
        assertThat(requests.cancelled).isTrue();
        assertThat(requests.requested).isZero();
        assertThat(file).doesNotExist();
    }

    private void assertFailed(FileSink sink, Class<? extends IOException> how) {
        assertThat(sink.failure()).isInstanceOf(how);
        assertThat(requests.cancelled).isTrue();
        assertThat(requests.requested).isZero();
        assertThat(sink.getBody().toCompletableFuture()).isCompletedExceptionally();
    }
}
