package com.syncsketch.mock.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "/a/?limit=1&api_key=S&x=1 | /a/?limit=1&api_key=***&x=1",
                "token=S&a=b | token=***&a=b",
                "{\"next\":\"/a/?api_key=S&limit=2\"} | {\"next\":\"/a/?api_key=***&limit=2\"}",
                "https://s3/x?X-Amz-Signature=S&X-Amz-Expires=9 | https://s3/x?X-Amz-Signature=***&X-Amz-Expires=9",
                "{\"test_settings\":{\"key\" : \"S\\\"S\",\"user\":\"u\"}} | {\"test_settings\":{\"key\" : \"***\",\"user\":\"u\"}}",
                "Wrong: Authorization: apikey me@x:S now | Wrong: Authorization: apikey *** now",
                "nothing secret: {\"name\":\"token\"} | nothing secret: {\"name\":\"token\"}"
            })
    void redactsSecretsInText(String text, String redacted) {
        assertThat(Redactor.redact(text)).isEqualTo(redacted);
    }

    @Test
    void redactsHeadersAndParametersByName() {
        assertThat(Redactor.redact("Authorization", "apikey a:b")).isEqualTo("apikey ***");
        assertThat(Redactor.redact("authorization", "odd")).isEqualTo("***");
        assertThat(Redactor.redact("Cookie", "sessionid=1")).isEqualTo("***");
        assertThat(Redactor.redact("Location", "/a?token=1")).isEqualTo("/a?token=***");
        assertThat(Redactor.redact("Accept", "text/html")).isEqualTo("text/html");
        assertThat(Redactor.redactQuery(Map.of("Signature", List.of("a b")))).isEqualTo("?Signature=***");
        assertThat(Redactor.redactQuery(Map.of("name", List.of("a b&c")))).isEqualTo("?name=a+b%26c");
    }
}
