package com.syncsketch.mock.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.internal.http.HeaderParameters.Parameter;
import org.junit.jupiter.api.Test;

class HeaderParametersTest {

    @Test
    void parse_readsTokensQuotesAndTheExtendedForm() {
        assertThat(HeaderParameters.parse("form-data; name=a; FileName = \"b;\\\"c=d\" ; filename*=UTF-8''e%20f;; x"))
                .containsExactly(
                        new Parameter("name", false, "a"),
                        new Parameter("filename", false, "b;\"c=d"),
                        new Parameter("filename", true, "UTF-8''e%20f"));
    }

    @Test
    void parse_keepsABackslashThatEscapesNothing() {
        assertThat(HeaderParameters.parse("form-data; filename=\"C:\\shots\\a.mov\""))
                .containsExactly(new Parameter("filename", false, "C:\\shots\\a.mov"));
    }

    @Test
    void parse_readsLongAndUnfinishedValues() {
        String name = "\\\"a".repeat(100_000);

        assertThat(HeaderParameters.parse("form-data; filename=\"" + name))
                .singleElement()
                .satisfies(parameter -> assertThat(parameter.value()).hasSize(200_000));
        assertThat(HeaderParameters.parse("form-data; =; =\"; a=\\")).isNotEmpty();
        assertThat(HeaderParameters.parse("")).isEmpty();
    }
}
