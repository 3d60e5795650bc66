package com.syncsketch.mock.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalMemoryTest {

    private static JournalEntry entry(long number, int status, String text) {
        return new JournalEntry(
                number,
                Instant.EPOCH,
                "getItem",
                OptionalInt.empty(),
                new RecordedRequest("GET", "/" + number, Map.of(), Map.of(), RecordedBody.NONE),
                new RecordedResponse(status, Map.of(), new RecordedBody(text.length(), text, "")),
                List.of(),
                status == 500 ? List.of("broken " + number) : List.of(),
                null,
                Outcome.ANSWERED);
    }

    @Test
    void keepsTheLastExchangesAndAllCounts() {
        Journal journal = new Journal(2, any -> {});
        for (int i = 1; i <= 5; i++) {
            journal.add(entry(i, i == 1 ? 404 : 200, ""));
        }

        assertThat(journal.entries()).extracting(JournalEntry::number).containsExactly(4L, 5L);
        assertThat(journal.count()).isEqualTo(5);
        journal.verify("getItem").times(5);
        assertThatThrownBy(() -> journal.verify("getItem").withStatus(200).times(4))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("larger capacity");
        assertThatThrownBy(journal::noUnexpectedProblems)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("there were 1, of which 1 are no longer kept");
    }

    @Test
    void keepsNoMoreThanSomeMegabytesOfText() {
        Journal journal = new Journal(1000, any -> {});
        String megabyte = "x".repeat(1024 * 1024);
        for (int i = 1; i <= 40; i++) {
            journal.add(entry(i, 200, megabyte));
        }

        assertThat(journal.entries()).hasSize(16);
        assertThat(journal.count()).isEqualTo(40);
    }

    @Test
    void putsAnExchangeIntoThePlaceOfItself() {
        Journal journal = new Journal(10, any -> {});
        journal.add(entry(1, 500, ""));
        journal.add(entry(1, 500, "later"));

        assertThat(journal.count("getItem")).isEqualTo(1);
        assertThat(journal.entries())
                .singleElement()
                .matches(entry -> entry.toString().contains("DEFECT"));
        assertThat(journal.defects()).containsExactly("#1 getItem: broken 1");
    }

    @Test
    void keepsTheLastDefects() {
        Journal journal = new Journal(2, any -> {});
        for (int i = 1; i <= 3; i++) {
            journal.add(entry(i, 500, ""));
        }
        assertThat(journal.defects()).containsExactly("#2 getItem: broken 2", "#3 getItem: broken 3");
    }

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
    void masksSecrets(String text, String masked) {
        assertThat(Secrets.mask(text)).isEqualTo(masked);
    }

    @Test
    void masksHeadersAndParametersByName() {
        assertThat(Secrets.mask("Authorization", "apikey a:b")).isEqualTo("apikey ***");
        assertThat(Secrets.mask("authorization", "odd")).isEqualTo("***");
        assertThat(Secrets.mask("Cookie", "sessionid=1")).isEqualTo("***");
        assertThat(Secrets.mask("Location", "/a?token=1")).isEqualTo("/a?token=***");
        assertThat(Secrets.mask("Accept", "text/html")).isEqualTo("text/html");
        assertThat(Secrets.query(Map.of("Signature", List.of("a b")))).isEqualTo("?Signature=***");
        assertThat(Secrets.query(Map.of("name", List.of("a b&c")))).isEqualTo("?name=a+b%26c");
    }
}
