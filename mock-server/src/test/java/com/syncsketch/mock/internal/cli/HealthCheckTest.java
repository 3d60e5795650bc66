package com.syncsketch.mock.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.MockSyncSketch;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0,8080,http://127.0.0.1:8080",
        "::,9000,http://[::1]:9000",
        "10.1.2.3,80,http://10.1.2.3",
        ",8080,http://127.0.0.1:8080"
    })
    void findsTheServerByItsVariables(String host, String port, String url) {
        Map<String, String> environment = new HashMap<>(Map.of("SYNCSKETCH_MOCK_PORT", port));
        if (host != null) {
            environment.put("SYNCSKETCH_MOCK_HOST", host);
        }

        assertThat(HealthCheck.url(environment)).isEqualTo(url);
    }
}
