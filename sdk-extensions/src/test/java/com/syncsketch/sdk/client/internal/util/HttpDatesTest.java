package com.syncsketch.sdk.client.internal.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDatesTest {

    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sun, 06 Nov 1994 08:49:37 GMT        | 1994-11-06T08:49:37Z",
                "Sunday, 06-Nov-94 08:49:37 GMT       | 1994-11-06T08:49:37Z",
                "Sun Nov  6 08:49:37 1994             | 1994-11-06T08:49:37Z",
                "Sun Nov 16 08:49:37 1994             | 1994-11-16T08:49:37Z",
                "Thursday, 01-Jan-70 00:00:00 GMT     | 2070-01-01T00:00:00Z",
                "Tuesday, 03-Mar-76 10:00:00 GMT      | 2076-03-03T10:00:00Z",
                "Tuesday, 03-Mar-76 10:00:01 GMT      | 1976-03-03T10:00:01Z",
                "Friday, 31-Dec-99 23:59:59 GMT       | 1999-12-31T23:59:59Z",
                "Tuesday, 29-Feb-00 00:00:00 GMT      | 2000-02-29T00:00:00Z",
                "Wednesday, 03-Mar-2027 10:00:00 GMT  | 2027-03-03T10:00:00Z",
                "Mon, 03 Mar 2026 10:00:30 GMT        | 2026-03-03T10:00:30Z",
                "tue, 3 mar 2026 10:00:30 gmt         | 2026-03-03T10:00:30Z",
                "Tue, 03 Mar 2026 10:00:30 +0000      | 2026-03-03T10:00:30Z",
                "3 Mar 2026 10:00:30 UTC              | 2026-03-03T10:00:30Z",
                "Thu, 31 Dec 2026 23:59:60 GMT        | 2027-01-01T00:00:00Z",
            })
    void dates_areParsedInAllFormats(String text, Instant expected) {
        assertThat(HttpDates.parse(" " + text, NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2026-03-03T10:00:30Z",
                "Tue, 31 Feb 2026 10:00:30 GMT",
                "Tuesday, 29-Feb-93 10:00:30 GMT",
                "Tue, 03 Foo 2026 10:00:30 GMT",
                "Tue, 03 Mar 2026 24:00:30 GMT",
                "Tue, 03 Mar 2026 10:00:61 GMT",
                "Tue, 03 Mar 2026 10:00:30",
                "Tue, 03 Mar 2026 10:00:30 +0200",
                "Tue Mar  3 10:00:30 26",
            })
    void otherTexts_areNoDates(String text) {
        assertThat(HttpDates.parse(text, NOW)).isNull();
    }
}
