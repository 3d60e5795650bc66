package com.syncsketch.sdk.client.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "key\n", "key\r\nX-Other: 1", "k\0"})
    void apiKey_blankOrWithControlCharacters_isRejectedWithoutShowingIt(String key) {
        assertThatThrownBy(() -> Credentials.apiKey("u", key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("X-Other");
        assertThatThrownBy(() -> Credentials.token(key, "t")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fromEnvironment_withAMissingVariable_namesIt() {
        assertThatThrownBy(() -> Credentials.fromEnvironment(Map.of("SYNCSKETCH_API_KEY", "k")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SYNCSKETCH_USER");
        assertThatThrownBy(() -> Credentials.fromEnvironment(Map.of("SYNCSKETCH_USER", "u", "SYNCSKETCH_API_KEY", " ")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SYNCSKETCH_API_KEY");
    }

    @Test
    void fromEnvironment_returnsAnApiKey() {
        assertThat(Credentials.fromEnvironment(Map.of("SYNCSKETCH_USER", "u", "SYNCSKETCH_API_KEY", "k")))
                .isEqualTo(Credentials.apiKey("u", "k"))
                .isNotEqualTo(Credentials.token("u", "k"));
    }

    @Test
    void toString_containsTheUserButNotTheSecret() {
        assertThat(Credentials.token("ann", "secret-1").inQuery())
                .hasToString("Credentials{token of ann, in the query}")
                .hasSameHashCodeAs(Credentials.token("ann", "secret-1").inQuery());
        assertThat(Credentials.apiKey("ann", "secret-1").getUser()).isEqualTo("ann");
    }
}
