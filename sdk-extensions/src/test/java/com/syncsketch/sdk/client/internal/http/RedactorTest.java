package com.syncsketch.sdk.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.sdk.model.ShotGridConfig;
import com.syncsketch.sdk.model.ShotGridConfigTestRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactorTest {

    private static final ShotGridConfig CONFIG = ShotGridConfig.builder()
            .account(11)
            .url("https://shotgrid.example.com")
            .username("script-user")
            .key("k-1")
            .build();

    @Test
    void secrets_areFoundAtAnyDepth() {
        for (Object body : List.of(
                CONFIG,
                ShotGridConfigTestRequest.builder().testSettings(CONFIG).build(),
                List.of(CONFIG),
                Map.of("any", CONFIG))) {
            assertThat(Redactor.of(body).redact("script-user has k-1")).isEqualTo("script-user has ***");
        }
    }

    @Test
    void bodiesWithoutSecrets_hideNothing() {
        assertThat(Redactor.of(Map.of("key", "k-1"))).isSameAs(Redactor.NONE);
        assertThat(Redactor.NONE.redact("k-1")).isEqualTo("k-1");
    }

    @Test
    void blankSecrets_hideNothing() {
        assertThat(Redactor.in(List.of("", " ")).redact("a b")).isEqualTo("a b");
    }

    @Test
    void overlappingSecrets_areRedactedCompletely() {
        assertThat(Redactor.in(List.of("abc", "abcdef", Map.of("n", List.of("xy"))))
                        .redact("abcdef abc xy"))
                .isEqualTo("*** *** ***");
    }
}
