package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.SyncSketchClientBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads over a connection whose bandwidth the client limits. */
@Timeout(120)
class UploadBandwidthTest {

    @TempDir
    private Path folder;

    /** Without special care, the second piece comes half a second after the first one. */
    @Test
    void limit_isNoStall() throws Exception {
        Path file = Files.write(folder.resolve("shot.mov"), new byte[1500]);
        UploadRequest request = UploadRequest.builder(31, file)
                .stallTimeout(Duration.ofMillis(250))
                .build();
        try (FakeMultipart fake = new FakeMultipart();
                SyncSketchClient client =
                        fake.service.clientBuilder().uploadBandwidthLimit(1024).build()) {
            client.uploads().upload(request);

            assertThat(fake.object()).hasSize(1500);
        }
    }

    @Test
    void changedLimit_appliesToAnUploadInProgress() throws Exception {
        // With the first limit, it would take hours.
        Path file = Files.write(folder.resolve("shot.mov"), new byte[20 * 1024 * 1024]);
        try (FakeMultipart fake = new FakeMultipart();
                SyncSketchClient client =
                        fake.service.clientBuilder().uploadBandwidthLimit(1024).build()) {
            fake.faults.put("sign 2", (exchange, call) -> {
                client.uploads().limitBandwidth(0);
                return false;
            });

            client.uploads().upload(UploadRequest.builder(31, file).build());

            assertThat(fake.object()).hasSize(20 * 1024 * 1024);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1, 1023, Long.MIN_VALUE})
    void invalidLimit_isRefused(long limit) {
        SyncSketchClientBuilder builder = SyncSketchClient.builder();
        assertThatThrownBy(() -> builder.uploadBandwidthLimit(limit)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.uploadBandwidthLimit(0)).isInstanceOf(IllegalArgumentException.class);
        try (FakeMultipart fake = new FakeMultipart();
                SyncSketchClient client = fake.service.client()) {
            assertThatThrownBy(() -> client.uploads().limitBandwidth(limit))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
