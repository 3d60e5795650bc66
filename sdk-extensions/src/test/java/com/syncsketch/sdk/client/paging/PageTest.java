package com.syncsketch.sdk.client.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final Page<String> PAGE = new Page<>(List.of("a"), 1, 2, false);

    @Test
    void equals_comparesAllFields() {
        assertThat(new Page<>(List.of("a"), 1, 2, false)).isEqualTo(PAGE).hasSameHashCodeAs(PAGE);
        assertThat(new Page<>(List.of("b"), 1, 2, false)).isNotEqualTo(PAGE);
        assertThat(new Page<>(List.of("a"), 0, 2, false)).isNotEqualTo(PAGE);
        assertThat(new Page<>(List.of("a"), 1, 3, false)).isNotEqualTo(PAGE);
        assertThat(new Page<>(List.of("a"), 1, 2, true)).isNotEqualTo(PAGE);
        assertThat((Object) PAGE).isNotEqualTo("a");
        assertThat(PAGE.toString()).isNotEmpty();
    }
}
