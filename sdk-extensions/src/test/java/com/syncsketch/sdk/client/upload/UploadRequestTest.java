package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadRequestTest {

    @Test
    void build_withoutSettings_hasTheDefaults() {
        UploadRequest request = UploadRequest.builder(456, Path.of("shot.mov")).build();
        assertThat(request.getName()).isEmpty();
        assertThat(request.getArtist()).isEmpty();
        assertThat(request.getContentType()).isEqualTo("video/quicktime");
        assertThat(request.isNoConvert()).isFalse();
        assertThat(request.getNewVersionOf()).isNull();
        assertThat(request.getType()).isNull();
        assertThat(request.getProgressListener()).isNull();
        assertThat(request.getPartSize()).isNull();
        assertThat(request.getParallelism()).isNull();
        assertThat(request.getStallTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(request.getResponseTimeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(request).hasToString("UploadRequest{reviewId=456, file=shot.mov}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "video", "video/", "video/mp4\r\nX: 1", "a/b\n"})
    void contentType_invalid_isRejected(String contentType) {
        UploadRequestBuilder builder = UploadRequest.builder(456, Path.of("shot.mov"));
        assertThatThrownBy(() -> builder.contentType(contentType)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itemUuid_blank_isRejected() {
        UploadRequestBuilder builder = UploadRequest.builder(456, Path.of("shot.mov"));
        assertThatThrownBy(() -> builder.itemUuid(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThat(builder.itemUuid("aB3d").build().getItemUuid()).isEqualTo("aB3d");
    }

    @Test
    void contentType_mayHaveParameters() {
        assertThat(UploadRequest.builder(456, Path.of("notes.txt"))
                        .contentType("text/plain; charset=utf-8")
                        .build()
                        .getContentType())
                .isEqualTo("text/plain; charset=utf-8");
    }

    @Test
    void timeouts_mustBePositive() {
        UploadRequestBuilder builder = UploadRequest.builder(456, Path.of("shot.mov"));
        assertThatThrownBy(() -> builder.stallTimeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.responseTimeout(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shot.mov", "file:///etc/passwd", "ftp://example.com/a.mov"})
    void urlRequest_withANonHttpUrl_isRejected(String url) {
        assertThatThrownBy(() -> UrlUploadRequest.builder(456, url)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void urlRequest_toString_doesNotContainTheUrl() {
        URI signed = URI.create("HTTPS://bucket.example.com/a.mov?X-Amz-Signature=abc");
        UrlUploadRequest request = UrlUploadRequest.builder(456, signed).build();
        assertThat(request).hasToString("UrlUploadRequest{reviewId=456}");
        assertThat(request.getUrl()).isEqualTo(signed.toString());
    }

    @Test
    void partSizeAndParallelism_outOfRange_areRejected() {
        UploadRequestBuilder builder = UploadRequest.builder(456, Path.of("shot.mov"));
        for (long size : new long[] {-1, 0, UploadRequest.MIN_PART_SIZE - 1, UploadRequest.MAX_PART_SIZE + 1}) {
            assertThatThrownBy(() -> builder.partSize(size)).isInstanceOf(IllegalArgumentException.class);
        }
        for (int parallelism : new int[] {-1, 0, 65}) {
            assertThatThrownBy(() -> builder.parallelism(parallelism)).isInstanceOf(IllegalArgumentException.class);
        }
        UploadRequest request = builder.partSize(UploadRequest.MAX_PART_SIZE)
                .partSize(UploadRequest.MIN_PART_SIZE)
                .parallelism(64)
                .parallelism(1)
                .build();
        assertThat(request.getPartSize()).isEqualTo(UploadRequest.MIN_PART_SIZE);
        assertThat(request.getParallelism()).isEqualTo(1);
    }
}
