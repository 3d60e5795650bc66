package com.syncsketch.sdk.client.internal.upload.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.internal.http.engine.BodySink;
import com.syncsketch.sdk.client.internal.http.engine.BodySourceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileBodyTest {

    private static final int MIB = 1024 * 1024;

    @TempDir
    private Path folder;

    private Path file;
    private final List<Long> sent = new ArrayList<>();

    /** A connection that records what it receives, with or without TLS. */
    private static class FakeSink implements BodySink {

        private final boolean plain;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<Integer> writes = new ArrayList<>();
        private int transfers;
        private Step beforeEach = () -> {};

        /** An action while a body is sent. */
        @FunctionalInterface
        private interface Step {
            void run() throws IOException;
        }

        FakeSink(boolean plain) {
            this.plain = plain;
        }

        FakeSink beforeEach(Step step) {
            beforeEach = step;
            return this;
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            beforeEach.run();
            writes.add(length);
            bytes.write(source, offset, length);
        }

        @Override
        public boolean canTransfer() {
            return plain;
        }

        @Override
        public long transfer(FileChannel source, long position, long count) throws IOException {
            beforeEach.run();
            transfers++;
            return source.transferTo(position, count, Channels.newChannel(bytes));
        }

        String text() {
            return bytes.toString(StandardCharsets.US_ASCII);
        }
    }

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("a.mov"), "0123456789");
    }

    private FileBody part(long offset, long length) {
        return new FileBody(FileSnapshot.of(file), offset, length, sent::add, null);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void part_isResentFromItsStart(boolean plain) throws IOException {
        FileBody body = part(3, 4);
        for (int attempt = 0; attempt < 2; attempt++) {
            FakeSink sink = new FakeSink(plain);
            body.writeTo(sink);
            assertThat(sink.text()).isEqualTo("3456");
            assertThat(body.isCompletelySent()).isTrue();
            assertThat(body.position()).isEqualTo(4);
        }
        assertThat(body.length()).isEqualTo(4);
        assertThat(sent).containsExactly(4L, 4L);
    }

    /** Without a checksum, the bytes do not pass through the heap. */
    @Test
    void plainConnection_usesTransfer_unlessAChecksumIsNeeded() throws Exception {
        FakeSink direct = new FakeSink(true);
        part(0, 10).writeTo(direct);
        assertThat(direct.transfers).isOne();
        assertThat(direct.writes).isEmpty();

        FakeSink copied = new FakeSink(true);
        new FileBody(FileSnapshot.of(file), 0, 10, sent::add, MessageDigest.getInstance("MD5")).writeTo(copied);
        assertThat(copied.transfers).isZero();
        assertThat(copied.text()).isEqualTo("0123456789");
    }

    @Test
    void checksum_afterAFailedAttempt_startsAnew() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("MD5");
        FileBody body = new FileBody(FileSnapshot.of(file), 2, 5, sent::add, digest);
        assertThatThrownBy(() -> body.writeTo(new FakeSink(false).beforeEach(() -> {
                    throw new IOException("reset");
                })))
                .hasMessage("reset");
        body.writeTo(new FakeSink(false));
        byte[] expected = MessageDigest.getInstance("MD5").digest("23456".getBytes(StandardCharsets.US_ASCII));
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo(HexFormat.of().formatHex(expected));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void largeFile_isSentInChunks_withIncreasingProgress(boolean plain) throws IOException {
        byte[] content = new byte[3 * MIB + 17];
        new Random(1).nextBytes(content);
        Files.write(file, content);
        FakeSink sink = new FakeSink(plain);
        FileBody body = new FileBody(FileSnapshot.of(file), sent::add, null);
        body.writeTo(sink);
        assertThat(sink.bytes.toByteArray()).isEqualTo(content);
        assertThat(body.length()).isEqualTo(content.length);
        assertThat(sent).hasSizeGreaterThan(3).isSorted().endsWith((long) content.length);
        long before = 0;
        for (long now : sent) {
            assertThat(now - before).isBetween(1L, (long) MIB);
            before = now;
        }
        assertThat(sink.writes).allMatch(length -> length <= MIB);
    }

    /** A connection may accept fewer bytes than it is offered. */
    @Test
    void transfer_ofFewerBytes_continues() throws IOException {
        FakeSink sink = new FakeSink(true) {
            @Override
            public long transfer(FileChannel source, long position, long count) throws IOException {
                return super.transfer(source, position, Math.min(3, count));
            }
        };
        part(1, 8).writeTo(sink);
        assertThat(sink.text()).isEqualTo("12345678");
        assertThat(sent).containsExactly(3L, 6L, 8L);
    }

    @Test
    void failureOfTheConnection_isNotAFailureOfTheFile() {
        FileBody body = part(0, 10);
        IOException reset = new IOException("reset");
        for (boolean plain : new boolean[] {true, false}) {
            assertThatThrownBy(() -> body.writeTo(new FakeSink(plain).beforeEach(() -> {
                        throw reset;
                    })))
                    .isSameAs(reset);
            assertThat(body.failure()).isNull();
            assertThat(body.isCompletelySent()).isFalse();
            assertThat(body.position()).isZero();
        }
        assertThat(sent).isEmpty();
    }

    @Test
    void deletedFile_isAFailureOfTheFile() throws IOException {
        FileBody body = part(0, 10);
        Files.delete(file);
        FakeSink sink = new FakeSink(true);
        assertThatThrownBy(() -> body.writeTo(sink)).isInstanceOf(BodySourceException.class);
        assertThat(body.failure()).isInstanceOf(NoSuchFileException.class);
        assertThat(body.position()).isZero();
        assertThat(sink.text()).isEmpty();
    }

    @ParameterizedTest(name = "without TLS {0}, {1} bytes")
    @CsvSource({"true, 4", "false, 4", "true, 12", "false, 12", "true, 0", "false, 0"})
    void changedSize_isAFailureOfTheFile(boolean plain, int length) {
        FileBody body = part(0, 10);
        FakeSink sink = new FakeSink(plain).beforeEach(() -> resize(length));
        assertThatThrownBy(() -> body.writeTo(sink))
                .isInstanceOf(BodySourceException.class)
                .hasMessageContaining("The file size has changed");
        assertThat(body.failure()).isNotNull();
    }

    /** The part itself is complete, but the other parts have a different file. */
    @Test
    void growingFile_failsAllParts() {
        FileBody body = part(2, 3);
        assertThatThrownBy(() -> body.writeTo(new FakeSink(false).beforeEach(() -> resize(11))))
                .isInstanceOf(BodySourceException.class);
    }

    private void resize(int length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
            if (channel.size() < length) {
                channel.write(ByteBuffer.allocate((int) (length - channel.size())), channel.size());
            }
        }
    }
}
