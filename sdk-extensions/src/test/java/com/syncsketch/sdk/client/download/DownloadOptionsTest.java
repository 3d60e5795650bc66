package com.syncsketch.sdk.client.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadOptionsTest {

    private final DownloadOptions.Builder builder = DownloadOptions.builder();

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void maxBytes_mustBeAtLeastOne(long wrong) {
        assertThatThrownBy(() -> builder.maxBytes(wrong)).isInstanceOf(IllegalArgumentException.class);
        assertThat(builder.maxBytes(1).build().getMaxBytes()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-0.001S", "-P1D", "PT0.000999999S", "P25D"})
    void idleTimeout_outOfRange_isRejected(String wrong) {
        Duration timeout = Duration.parse(wrong);
        assertThatThrownBy(() -> builder.idleTimeout(timeout)).isInstanceOf(IllegalArgumentException.class);
        assertThat(builder.idleTimeout(Duration.ofMillis(1)).build().getIdleTimeout())
                .hasMillis(1);
    }

    @Test
    void toBuilder_keepsAllSettings() {
        DownloadListener listener = progress -> {};
        DownloadOptions options = builder
                .maxBytes(7)
                .ifExists(IfExists.RENAME)
                .resume(true)
                .idleTimeout(Duration.ofSeconds(3))
                .progressListener(listener)
                .build()
                .toBuilder()
                .build();
        assertThat(options.getMaxBytes()).isEqualTo(7);
        assertThat(options.getIfExists()).isEqualTo(IfExists.RENAME);
        assertThat(options.isResume()).isTrue();
        assertThat(options.getIdleTimeout()).hasSeconds(3);
        assertThat(options.getProgressListener()).isSameAs(listener);
    }

    @Test
    void build_withoutSettings_hasTheDefaults() {
        DownloadOptions options = builder.build();
        assertThat(options.getMaxBytes()).isEqualTo(Long.MAX_VALUE);
        assertThat(options.getIfExists()).isEqualTo(IfExists.FAIL);
        assertThat(options.isResume()).isFalse();
        assertThat(options.getIdleTimeout()).hasSeconds(60);
        assertThat(options.getProgressListener()).isNull();
    }
}
