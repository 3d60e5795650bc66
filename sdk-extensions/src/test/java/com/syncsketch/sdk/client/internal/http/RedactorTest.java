package com.syncsketch.sdk.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.sdk.model.ShotGridConfig;
import com.syncsketch.sdk.model.ShotGridConfigTestRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(Redactor.in(List.of("abcd", "abcdef", Map.of("n", List.of("xy-1"))))
                        .redact("abcdef abcd xy-1"))
                .isEqualTo("*** *** ***");
        assertThat(Redactor.in(List.of("abcdefgh"))
                        .and(Redactor.in(List.of("abcdefghij")))
                        .redact("abcdefghij"))
                .isEqualTo("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k3y/+ \"<é😀'&0",
                "k3y%2f%2B+%22%3c%C3%a9%F0%9F%98%80%27%260",
                "k3y%252F%252B%2520%2522%253C%25C3%25A9%25F0%259F%2598%2580%2527%25260",
                "k3y\\/+ \\\"<\\u00E9\\uD83D\\ude00'&0",
                "\\u006b3y\\u002f\\u002B\\u0020\\u0022\\u003c\\u00e9\\ud83d\\ude00\\u0027\\u00260",
                "k3y\\\\/+ \\\\\\\"<é😀'&0",
                "k3y/+ &quot;&lt;é😀&#39;&amp;0",
                "k3y&#x2F;&#43;&#32;&#034;&#60;&#233;&#x1F600;&apos;&#38;0",
                "K3Y/+ \"<É😀'&0",
                "k3y/+ \n    \"<é😀'&0",
                "k3y/+ \"\\r\\n<é😀'&0",
                "k3y/=\r\n+ \"<é😀'&0",
            })
    void secrets_areFoundInEachEncoding(String form) {
        Redactor redactor = Redactor.in(List.of("k3y/+ \"<é😀'&0"));

        assertThat(redactor.redact("x" + form + "y")).isEqualTo("x***y");
    }

    /** A container that is encoded as a whole moves the secret to any of three positions. */
    @ParameterizedTest
    @ValueSource(strings = {"", "u:", "ub:", "user:", "{\"password\":\""})
    void secrets_areFoundInBase64(String before) {
        String secret = "s3cretkey>?0123456789";
        byte[] bytes = (before + secret + (before.isEmpty() ? "" : "\"}")).getBytes(StandardCharsets.UTF_8);
        Redactor redactor = Redactor.in(List.of(secret));
        int start = (before.length() / 3 + 1) * 4;
        String text = Base64.getEncoder().encodeToString(bytes);

        for (String form : List.of(
                text,
                text.replace('+', '-').replace('/', '_'),
                text.replace("/", "%2F").replace("+", "%2b").replace("=", "%3D"),
                text.substring(0, 20) + "\r\n" + text.substring(20))) {
            assertThat(redactor.redact("Basic " + form))
                    .contains("***")
                    .doesNotContain(text.substring(start, start + 4))
                    .doesNotContain(text.substring(start + 16, start + 20))
                    .hasSizeLessThan(form.length());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "b     | no connection came about                 | no connection came about",
                "b     | plan b is a plan                         | plan b is a plan",
                "b     | apikey td:b is wrong                     | apikey td:*** is wrong",
                "b     | ?api_key=b&username=td                   | ?api_key=***&username=td",
                "b     | {\"key\": \"b\", \"b\": 1}               | {\"key\": \"***\", \"b\": 1}",
                "b     | key%3Db                                  | key%3D***",
                "a     | \"a value is required\"                  | \"a value is required\"",
                "t     | it isn't so                              | it isn't so",
                "err   | {\"err\": \"x\"}                         | {\"err\": \"x\"}",
                "word  | password keyword word-wrap word          | password keyword word-wrap ***",
                "error | {\"error\": \"bad error\"}               | {\"error\": \"bad ***\"}",
                "1005  | {\"id\": 1005, \"a\": \"key 1005\"}      | {\"id\": 1005, \"a\": \"key ***\"}",
                "1005  | review 10050 and 21005                   | review 10050 and 21005",
                "42    | took 42 s                                | took 42 s",
                "k-1   | script-user has k-1                      | script-user has ***",
                "a/b c | a%2Fb+c and a\\/b c, not a/b             | *** and ***, not a/b",
            })
    void shortSecrets_areReplacedOnlyAsWordsOrValues(String secret, String text, String expected) {
        assertThat(Redactor.in(List.of(secret)).redact(text)).isEqualTo(expected);
    }
}
