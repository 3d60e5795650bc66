package com.syncsketch.mock.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.MockSyncSketch;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class HealthCheckTest {

    @Test
    void checksWhetherAServerIsUp() throws IOException {
        String url;
        try (MockSyncSketch mock = MockSyncSketch.start()) {
            url = mock.url().toString();
            assertThat(HealthCheck.isUp(url)).isTrue();
        }
        assertThat(HealthCheck.isUp(url)).isFalse();
        assertThat(HealthCheck.isUp("not a URL")).isFalse();
    }
}
