package com.syncsketch.sdk.client.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    @Test
    void standard_hasTheDocumentedValues() {
        assertThat(RetryPolicy.standard())
                .hasToString("RetryPolicy{maxAttempts=4, baseDelay=PT0.5S, maxDelay=PT8S, maxRetryAfter=PT1M}");
        assertThat(RetryPolicy.none().getMaxAttempts()).isEqualTo(1);
    }

    @Test
    void builder_keepsWhatIsSet() {
        RetryPolicy policy = RetryPolicy.builder()
                .maxAttempts(7)
                .baseDelay(Duration.ZERO)
                .maxDelay(Duration.ofMillis(2))
                .maxRetryAfter(Duration.ofHours(1))
                .build();
        assertThat(policy.getMaxAttempts()).isEqualTo(7);
        assertThat(policy.getBaseDelay()).isZero();
        assertThat(policy.getMaxDelay()).hasMillis(2);
        assertThat(policy.getMaxRetryAfter()).hasHours(1);
    }

    @Test
    void builder_rejectsInvalidValues() {
        RetryPolicy.Builder builder = RetryPolicy.builder();
        Duration negative = Duration.ofNanos(-1);
        assertThatThrownBy(() -> builder.maxAttempts(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.baseDelay(negative)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.maxDelay(negative)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.maxRetryAfter(negative)).isInstanceOf(IllegalArgumentException.class);
        assertThat(builder.build()).isEqualTo(RetryPolicy.standard());
        assertThat(builder.maxAttempts(1).build().getMaxAttempts()).isEqualTo(1);
    }

    @Test
    void equals_comparesAllValues() {
        assertThat(RetryPolicy.builder().build())
                .isEqualTo(RetryPolicy.standard())
                .hasSameHashCodeAs(RetryPolicy.standard());
        assertThat(RetryPolicy.none())
                .isNotEqualTo(RetryPolicy.standard())
                .doesNotHaveSameHashCodeAs(RetryPolicy.standard());
        assertThat(RetryPolicy.builder().baseDelay(Duration.ZERO).build()).isNotEqualTo(RetryPolicy.standard());
        assertThat(RetryPolicy.builder().maxDelay(Duration.ZERO).build()).isNotEqualTo(RetryPolicy.standard());
        assertThat(RetryPolicy.builder().maxRetryAfter(Duration.ZERO).build()).isNotEqualTo(RetryPolicy.standard());
    }
}
