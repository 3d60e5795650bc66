package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.ChecksumMismatchException;
import com.syncsketch.sdk.client.error.ChecksumUnavailableException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.internal.util.FakeTime;
import com.syncsketch.sdk.client.resource.Uploads;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Storages whose ETags are no MD5, and networks that damage what they transport: the client must tell them apart. */
@Timeout(120)
class PartChecksumsTest {

    private static final long PART = UploadRequest.MIN_PART_SIZE;

    private final FakeMultipart fake = new FakeMultipart();
    private final FakeTime time = new FakeTime();
    private final Uploads uploads = fake.service
            .clientBuilder(time.timing())
            .retryPolicy(RetryPolicy.standard())
            .build()
            .uploads();

    /** The sizes of the parts that arrived, by step. */
    private final List<String> arrived = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        fake.close();
    }

    private UploadRequestBuilder threeParts() throws IOException {
        byte[] bytes = new byte[(int) (2 * PART + 1)];
        new Random(7).nextBytes(bytes);
        return UploadRequest.builder(31, Files.write(folder.resolve("clip.mov"), bytes))
                .partSize(PART);
    }

    /** A network that changes the bytes, and a storage that computes the ETag of what it has received. */
    private void store(UnaryOperator<byte[]> network, UnaryOperator<String> etag, String... headers) {
        for (int part = 1; part <= 3; part++) {
            int number = part;
            fake.faults.put("put " + part, (exchange, call) -> {
                byte[] stored = network.apply(exchange.getRequestBody().readAllBytes());
                arrived.add(number + ": " + stored.length);
                fake.parts.put(number, stored);
                for (int i = 0; i < headers.length; i += 2) {
                    exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
                }
                exchange.getResponseHeaders().set("ETag", etag.apply(FakeMultipart.md5(stored)));
                TestServer.send(exchange, 200, null, "");
                return true;
            });
        }
    }

    private static String md5(String text) {
        return FakeMultipart.md5(text.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<Arguments> opaque() {
        AtomicInteger count = new AtomicInteger();
        return Stream.of(
                etags("the same for the same bytes", md5 -> "\"" + md5("key" + md5) + "\""),
                etags("another for each request", md5 -> "\"" + md5(md5 + count.incrementAndGet()) + "\""),
                etags("always the same", md5 -> "\"0123456789abcdef0123456789abcdef\""),
                etags("without quotes, in upper case", md5 -> "0123456789ABCDEF0123456789ABCDEF"),
                etags(
                        "of the reversed MD5",
                        md5 -> new StringBuilder(md5).reverse().toString()));
    }

    private static Arguments etags(String name, UnaryOperator<String> etag) {
        return Arguments.of(name, etag);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("opaque")
    void etagsThatAreNoMd5_areAccepted(String name, UnaryOperator<String> etag) throws IOException {
        store(bytes -> bytes, etag);
        List<UploadProgress> events = new ArrayList<>();
        UploadRequest request =
                threeParts().parallelism(1).progressListener(events::add).build();

        assertThat(uploads.upload(request).getId()).isEqualTo(502);

        assertThat(Arrays.equals(fake.object(), Files.readAllBytes(request.getFile())))
                .isTrue();
        // The first part is followed by one byte, and sent again; the others are not checked.
        assertThat(arrived).containsExactly("1: " + PART, "1: 1", "1: " + PART, "2: " + PART, "3: 1");
        assertThat(events.get(events.size() - 1).isComplete()).isTrue();
        assertThat(events)
                .allSatisfy(event -> assertThat(event.getVerifiedBytes()).isZero());
    }

    @Test
    void etagsThatAreNoMd5_areFoundOnceForAllParts() throws IOException {
        store(bytes -> bytes, md5 -> "\"" + md5("key" + md5) + "\"");
        UploadRequest request = threeParts().parallelism(3).build();

        assertThat(uploads.upload(request).getId()).isEqualTo(502);

        assertThat(Arrays.equals(fake.object(), Files.readAllBytes(request.getFile())))
                .isTrue();
        assertThat(arrived).hasSize(5);
    }

    @Test
    void etagsThatAreNoMd5_areAcceptedWithoutRetries() throws IOException {
        store(bytes -> bytes, md5 -> md5("key" + md5));

        assertThat(fake.service.client().uploads().upload(threeParts().build()).getId())
                .isEqualTo(502);
    }

    @Test
    void etagsThatAreNoMd5_failIfChecksumsAreRequired() throws IOException {
        store(bytes -> bytes, md5 -> md5("key" + md5));
        UploadRequest request = threeParts().verifyChecksums(true).build();

        UnfinishedUploadException e =
                catchThrowableOfType(UnfinishedUploadException.class, () -> uploads.upload(request));

        assertThat(e).hasCauseInstanceOf(ChecksumUnavailableException.class);
        assertThat(e.getAttempts()).isEqualTo(1);
        assertThat(fake.aborted).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:kms", "aws:kms:dsse"})
    void declaredKeys_failOnlyIfChecksumsAreRequired(String encryption) throws IOException {
        store(bytes -> bytes, md5 -> md5("key" + md5), "x-amz-server-side-encryption", encryption);
        UploadRequest required = threeParts().verifyChecksums(true).build();

        assertThat(uploads.upload(threeParts().build()).getId()).isEqualTo(502);
        assertThat(arrived).hasSize(3);
        assertThatThrownBy(() -> uploads.upload(required)).hasCauseInstanceOf(ChecksumUnavailableException.class);
    }

    static Stream<Arguments> damaging() {
        return Stream.of(
                damage("the first byte, always in the same way", bytes -> flipped(bytes, 0)),
                damage("the last byte, always in the same way", bytes -> flipped(bytes, bytes.length - 1)),
                damage("a byte in the middle of large parts", bytes -> bytes.length < 2 ? bytes : flipped(bytes, 4711)),
                damage("all bytes", bytes -> new byte[bytes.length]),
                damage("the length: one byte more", bytes -> Arrays.copyOf(bytes, bytes.length + 1)),
                damage("the length: one byte less", bytes -> Arrays.copyOf(bytes, bytes.length - 1)),
                damage(
                        "the case",
                        bytes -> new String(bytes, StandardCharsets.ISO_8859_1)
                                .replace('a', 'A')
                                .replace('\0', 'X')
                                .getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static Arguments damage(String name, UnaryOperator<byte[]> network) {
        return Arguments.of(name, network);
    }

    private static byte[] flipped(byte[] bytes, int index) {
        byte[] damaged = bytes.clone();
        damaged[index] ^= 4;
        return damaged;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damaging")
    void damage_isNeverAccepted(String name, UnaryOperator<byte[]> network) throws IOException {
        store(network, md5 -> "\"" + md5 + "\"");
        UploadRequest request = threeParts().build();

        UnfinishedUploadException e =
                catchThrowableOfType(UnfinishedUploadException.class, () -> uploads.upload(request));

        assertThat(e).hasCauseInstanceOf(ChecksumMismatchException.class);
        assertThat(e.getAttempts()).isEqualTo(4);
        assertThat(fake.completed).isFalse();
        assertThat(fake.aborted).isTrue();
    }

    @Test
    void damage_afterAVerifiedPart_isNotExplored() throws IOException {
        store(bytes -> bytes.length == PART ? bytes : flipped(bytes, 0), md5 -> md5);
        UploadRequest request = threeParts().parallelism(1).build();

        assertThatThrownBy(() -> uploads.upload(request)).hasCauseInstanceOf(ChecksumMismatchException.class);

        assertThat(arrived).containsExactly("1: " + PART, "2: " + PART, "3: 1", "3: 1", "3: 1", "3: 1");
    }

    @Test
    void damage_thatPasses_isSentAgain() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        store(bytes -> calls.incrementAndGet() == 1 ? flipped(bytes, 99) : bytes, md5 -> md5);
        List<UploadProgress> events = new CopyOnWriteArrayList<>();
        UploadRequest request = threeParts().progressListener(events::add).build();

        uploads.upload(request);

        assertThat(Arrays.equals(fake.object(), Files.readAllBytes(request.getFile())))
                .isTrue();
        assertThat(events.get(events.size() - 1).getVerifiedBytes()).isEqualTo(2 * PART + 1);
    }

    @Test
    void probe_thatFails_decidesNothing() throws IOException {
        for (int part = 1; part <= 3; part++) {
            fake.faults.put("put " + part, (exchange, call) -> {
                byte[] bytes = exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("ETag", md5("key" + FakeMultipart.md5(bytes)));
                TestServer.send(exchange, bytes.length == 1 ? 400 : 200, null, "");
                return true;
            });
        }
        UploadRequest request = UploadRequest.builder(31, Files.write(folder.resolve("two.mov"), new byte[2]))
                .build();

        UnfinishedUploadException e =
                catchThrowableOfType(UnfinishedUploadException.class, () -> uploads.upload(request));

        assertThat(e).hasCauseInstanceOf(ChecksumMismatchException.class);
        assertThat(fake.completed).isFalse();
    }

    @Test
    void checksumsThatAreOff_areNotCompared() throws IOException {
        store(bytes -> bytes, md5 -> md5("key" + md5));

        uploads.upload(threeParts().verifyChecksums(false).build());

        assertThat(arrived).hasSize(3);
    }

    @Test
    void requiredChecksums_needAMultipartUpload() throws IOException {
        UploadRequest request = UploadRequest.builder(31, Files.write(folder.resolve("clip.mov"), new byte[3]))
                .verifyChecksums(true)
                .build();

        assertThatThrownBy(() -> uploads.uploadSigned(request)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> uploads.uploadToServer(request))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("verifyChecksums(true)");
        assertThat(fake.steps).isEmpty();
    }

    @Test
    void allVerified_isReported() throws IOException {
        UploadHandle handle =
                uploads.startUpload(threeParts().verifyChecksums(true).build());

        handle.completion().join();

        assertThat(handle.progress().getVerifiedBytes()).isEqualTo(2 * PART + 1);
    }
}
