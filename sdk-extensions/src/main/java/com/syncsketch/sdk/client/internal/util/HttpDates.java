package com.syncsketch.sdk.client.internal.util;

import jakarta.annotation.Nullable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the three date formats of HTTP (RFC 9110, section 5.6.7). The name of the day is ignored, because some servers send
 * a wrong one.
 */
public final class HttpDates {

    private static final String TIME = "(?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})";
    private static final String DAY = "(?<day>[0-9]{1,2})";
    private static final String MONTH = "(?<month>[A-Za-z]{3})";
    private static final String YEAR = "(?<year>[0-9]{4})";
    private static final String UTC = " +(?:GMT|UTC|Z|[+-]00:?00)";

    private static final List<Pattern> FORMATS = List.of(
            // IMF-fixdate: Sun, 06 Nov 1994 08:49:37 GMT
            pattern("(?:[A-Za-z]{3}, *)?" + DAY + " " + MONTH + " " + YEAR + " +" + TIME + UTC),
            // RFC 850: Sunday, 06-Nov-94 08:49:37 GMT. Some servers send four digits of the year.
            pattern("[A-Za-z]{3,9}, *" + DAY + "-" + MONTH + "-(?<year>[0-9]{2}|[0-9]{4}) +" + TIME + UTC),
            // asctime: Sun Nov  6 08:49:37 1994
            pattern("[A-Za-z]{3} " + MONTH + " +" + DAY + " +" + TIME + " +" + YEAR));

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    /** A year of two digits is never further in the future. */
    private static final int MAX_YEARS_AHEAD = 50;

    private static final int LEAP_SECOND = 60;

    private HttpDates() {}

    /**
     * Parses a date.
     *
     * @param text the date, in any of the formats
     * @param now the current time; a year of two digits is at most 50 years after it
     * @return the instant, or null if the text is not a date
     */
    @Nullable
    public static Instant parse(String text, Instant now) {
        for (Pattern format : FORMATS) {
            Matcher date = format.matcher(text.strip());
            if (date.matches()) {
                try {
                    return instant(date, now);
                } catch (DateTimeException e) {
                    return null;
                }
            }
        }
        return null;
    }

    private static Instant instant(Matcher date, Instant now) {
        int second = number(date, "second");
        // The clock of the JVM has no leap seconds.
        int leap = second == LEAP_SECOND ? 1 : 0;
        // 0 for an unknown name, which is rejected.
        int month = MONTHS.indexOf(date.group("month").toLowerCase(Locale.ROOT)) + 1;
        int year = number(date, "year");
        if (date.group("year").length() > 2) {
            return instant(date, year, month, second - leap).plusSeconds(leap);
        }
        ZonedDateTime latest = now.atZone(ZoneOffset.UTC).plusYears(MAX_YEARS_AHEAD);
        int candidate = latest.getYear() - Math.floorMod(latest.getYear(), 100) + year;
        Instant instant = instant(date, candidate, month, second - leap).plusSeconds(leap);
        return instant.isAfter(latest.toInstant())
                ? instant(date, candidate - 100, month, second - leap).plusSeconds(leap)
                : instant;
    }

    private static Instant instant(Matcher date, int year, int month, int second) {
        return LocalDateTime.of(year, month, number(date, "day"), number(date, "hour"), number(date, "minute"), second)
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(Matcher date, String group) {
        return Integer.parseInt(date.group(group));
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
