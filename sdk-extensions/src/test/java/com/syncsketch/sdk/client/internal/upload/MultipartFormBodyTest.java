package com.syncsketch.sdk.client.internal.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultipartFormBodyTest {

    @ParameterizedTest
    @CsvSource({
        "shot 010.mov, shot 010.mov",
        "a\"b.mov, a%22b.mov",
        "天狗é.mov, 天狗é.mov",
        "100%.mov, 100%.mov",
        "a\\b.mov, a\\b.mov"
    })
    void escaped_escapesAsBrowsersDo(String name, String escaped) {
        assertThat(MultipartFormBody.escaped(name)).isEqualTo(escaped);
    }

    @Test
    void escaped_escapesControlCharacters() {
        assertThat(MultipartFormBody.escaped("a\r\nX: 1\t\0\u007f.mov")).isEqualTo("a%0D%0AX: 1%09%00%7F.mov");
    }

    @Test
    void contentType_hasAUniqueBoundary() {
        assertThat(new MultipartFormBody().contentType()).isNotEqualTo(new MultipartFormBody().contentType());
    }
}
